# healthlint in a container: docker build -t healthlint . && docker run --rm -v "$PWD:/work" healthlint check .
FROM python:3.12-slim AS build
WORKDIR /source
COPY pyproject.toml README.md LICENSE ./
COPY lint lint
COPY patterns patterns
COPY reports reports
# pip and the tests of the libraries are left behind: nothing runs them.
RUN python -m venv /healthlint \
 && /healthlint/bin/pip install --no-cache-dir --disable-pip-version-check . \
 && find /healthlint -depth -type d -name tests -exec rm -r {} + \
 && /healthlint/bin/pip uninstall --quiet --yes pip

FROM python:3.12-slim
COPY --from=build /healthlint /healthlint
ENV PATH=/healthlint/bin:$PATH PYTHONDONTWRITEBYTECODE=1
RUN useradd --create-home healthlint
USER healthlint
WORKDIR /work
ENTRYPOINT ["healthlint"]
CMD ["--help"]
