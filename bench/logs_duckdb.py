"""Times plain DuckDB SQL, written by hand for one question, on a clickstream.

    .venv/bin/python bench/logs_duckdb.py bench/data/10m.parquet

Prints one JSON object: seconds for transitions with mean and median gaps straight from the file, and the peak memory of
the process. It stores nothing, makes no pseudonyms and checks no row, which counts in its favour.
"""

import json
import sys
import time
from pathlib import Path

import duckdb

TRANSITIONS = """
with moves as (
    select event as here, lead(event) over w as there, epoch_us(lead(ts) over w) - epoch_us(ts) as gap_us
    from (select user_id, event, ts, file_row_number from read_parquet(?, file_row_number = true))
    window w as (partition by user_id order by ts, file_row_number)
)
select here, there, count(*), avg(gap_us), median(gap_us) from moves where there is not null group by all order by 3 desc
"""


def main(file: Path) -> None:
    connection = duckdb.connect()
    at = time.perf_counter()
    found = connection.execute(TRANSITIONS, [str(file)]).fetchall()
    seconds = time.perf_counter() - at
    status = Path("/proc/self/status").read_text().splitlines()
    peak_kib = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    print(
        json.dumps(
            {"transitions": sum(row[2] for row in found), "seconds": {"transitions": seconds}, "peak_mib": peak_kib / 1024}
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
