"""What the files and folders of a data folder are called, each name written once."""

TRUST_FILE = "trust.yaml"
TERM_DATES_FILE = "term-dates.yaml"
AUDITS_FILE = "audits.xlsx"
#: What a workbook's name may end in; sfec itself writes the first.
WORKBOOK_SUFFIXES = (".xlsx", ".ods")
SCHOOLS_FOLDER = "schools"
SCHOOLS_WORKBOOKS = tuple(f"{SCHOOLS_FOLDER}{suffix}" for suffix in WORKBOOK_SUFFIXES)
EVIDENCE_FOLDER = "evidence"
POLICY_FOLDER = "policy"
LEDGER_FOLDER = "ledger"
#: The text of each policy that entries rest on.
KEPT_POLICIES = f"{LEDGER_FOLDER}/policies"
BRAND_FOLDER = "brand"
#: What the trust rewords of the templates that documents are made from, and the documents.
TEMPLATES_FOLDER = "templates"
DOCUMENTS_FOLDER = "documents"
PLANS_FOLDER = "plans"
#: Later commands will read it; nothing is derived from it yet.
PEER_REVIEWS_FOLDER = "peer-reviews"
NOT_YET_READ = (PEER_REVIEWS_FOLDER,)

#: All that is read of what lies in the data folder itself; `sfec check` names the rest.
READ = (
    TRUST_FILE,
    TERM_DATES_FILE,
    AUDITS_FILE,
    *SCHOOLS_WORKBOOKS,
    SCHOOLS_FOLDER,
    EVIDENCE_FOLDER,
    PLANS_FOLDER,
    POLICY_FOLDER,
    LEDGER_FOLDER,
    BRAND_FOLDER,
    TEMPLATES_FOLDER,
    DOCUMENTS_FOLDER,
)


def policy_path(policy_id: str) -> str:
    """The file in which a trust changes a policy."""
    return f"{POLICY_FOLDER}/{policy_id}.yaml"
