"""`python -m quotetrack` in, the command `quotetrack` out."""

from quotetrack.cli import main

if __name__ == "__main__":
    main()
