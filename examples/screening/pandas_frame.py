"""A pandas frame read from a file of a clinic: who cannot be read, and why?"""

import io

import pandas as pd

import dmtcheck

EXPORT = """id,age,ms_type,ecg_date
p-1,41,rrms,2026-10-01
p-2,,ppms,none
p-3,410,rrms,
"""
people = pd.read_csv(io.StringIO(EXPORT), dtype_backend="pyarrow")
found = dmtcheck.screen(people, "2026-11-22")
print(found.loc[found["problem"].notna(), ["id", "problem"]].to_string(index=False))
print(found["ocrevus"].value_counts().to_string())
