"""`python -m annotations` is `ratify`."""

from annotations.cli import main

if __name__ == "__main__":
    main()
