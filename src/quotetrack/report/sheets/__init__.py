"""One module a sheet: a Report in, the sheet's table out."""
