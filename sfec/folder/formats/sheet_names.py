"""The sheets and headings of workbooks that are not a ladder's or a field's."""

SCHOOL, NAME, JUDGED_BY, JUDGED_ON = "School", "Name", "Judged by", "Judged on"
AUDITS, RECOMMENDATIONS = "Audits", "Recommendations"
#: Directives are read; the officers' reports, and how to fill the workbook in, are not evidence.
DIRECTIVES, REPORTS, GUIDE = "Directives", "Reports", "Guide"
OTHER_SHEETS = (DIRECTIVES, REPORTS, GUIDE)
OWN_HEADINGS = (SCHOOL, NAME, JUDGED_BY, JUDGED_ON)
#: A heading that starts so belongs to the answers of the half-term before, shown beside and never
#: read.
BESIDE = "Last: "
