"""How a cost grows with the length of a text: three sizes in one run, each beside the one half as long."""

import gc
from collections.abc import Callable
from itertools import pairwise
from time import process_time

SIZES = (5_000, 10_000, 20_000)
TWICE = 3.2
"""How many times the cost of a text half as long: linear is 2, quadratic 4; the rest is noise of the clock."""

ROUNDS = 3
NOISE = 0.02  # seconds that the clock may be off


def grows_with_the_length(name: str, run: Callable[[int], Callable[[], object]]) -> bool:
    """Whether a cost is no worse than linear; ``run`` makes of a size what is measured, and its figures are printed."""
    costs = [min(_seconds(run(size)) for _ in range(ROUNDS)) for size in SIZES]
    print(f"\n{name}:", *(f"{cost:.3f} s" for cost in costs), *(f"x{b / a:.1f}" for a, b in pairwise(costs) if a))
    return all(more <= TWICE * less + NOISE for less, more in pairwise(costs))


def _seconds(run: Callable[[], object]) -> float:
    """Processor time without the collection of garbage: one of the whole heap falls into any of the sizes by chance."""
    gc.collect()
    gc.disable()
    try:
        begun = process_time()
        run()
        return process_time() - begun
    finally:
        gc.enable()
