"""A polars frame with a key of its own: whose MRI of the brain is missing or too old for natalizumab?"""

from datetime import date

import polars as pl

import dmtcheck

people = pl.DataFrame(
    {
        "key": [4711, 4712, 4713],
        "considering": [["ocrevus"], ["tysabri"], ["tysabri"]],
        "brain_mri_date": [date(2026, 10, 1), date(2026, 9, 1), None],
    }
)
found = dmtcheck.screen(people, "2026-11-22", keep=["key"])
print(found.select("key", "tysabri", "all/natalizumab-brain-mri"))
