"""Day before month: 05/11/2026 is the fifth of November; weeks begin on Monday."""

DATE_INPUT_FORMATS = ["%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"]
DATETIME_INPUT_FORMATS = ["%d/%m/%Y %H:%M", "%d/%m/%Y %H:%M:%S", "%d-%m-%Y %H:%M"]
FIRST_DAY_OF_WEEK = 1
