#!/bin/sh
# Run the tests on every supported Python that is installed, each in an environment of its own.
set -u
status=0
for version in 3.11 3.12 3.13; do
    python=$(command -v "python$version") && "$python" -c '' 2>/dev/null ||
        python=$(ls -d "${PYENV_ROOT:-$HOME/.pyenv}/versions/$version".*/bin/python 2>/dev/null | tail -n 1)
    if [ -z "$python" ]; then
        echo "== Python $version is not installed: not tested"
        continue
    fi
    echo "== Python $version"
    make --no-print-directory test PYTHON="$python" VENV=".venv-$version" || status=1
done
exit $status
