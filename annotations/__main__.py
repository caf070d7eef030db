"""`python -m annotations` is `ratify`."""

from multiprocessing import freeze_support

from annotations.cli import main

if __name__ == "__main__":
    freeze_support()
    main()
