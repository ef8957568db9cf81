"""Which tables no policy fences, each with the reason, and what such tables alone tell."""

QUERIES = "of contracts, narrowed by the queries alone so far"
REASONS = {
    "people and their units: who may see them is not a matter of contracts": (
        *("directory_organisation", "directory_person", "directory_unit", "directory_employment"),
        "directory_unitchange",
    ),
    "the roles held: from them follows what a session may see": ("directory_rolegrant",),
    "somebody's own account, reached before and while somebody signs in": (
        *("account_attempt", "account_totpsecret", "account_recoverycode", "account_passkey", "account_trusteddevice"),
        *("account_apitoken", "account_opensession", "account_factorrule", "account_sentcode", "account_portrait"),
        *("account_registrationplace", "account_registration", "notify_preference", "notify_pushsubscription"),
        *("provider_client", "provider_consent", "provider_code", "provider_token", "provider_signingkey"),
        "duties_feed",
    ),
    "of the installation: keys, seals, lanes, mailboxes, counters of attempts": (
        *("kernel_datakey", "kernel_wrappedkey", "kernel_seal", "kernel_keptanswer", "notify_lane", "notify_outage"),
        *("intake_mailboxplace", "desk_surveyattempt"),
    ),
    "ids of cases for the followers: written in one statement with the case, before the case can be seen": (
        "desk_change",
    ),
    "what somebody asks lists for, by himself; no rows of a list": ("desk_export", "desk_view", "desk_startview"),
    "files as they lie: their side and what they are bound to is asked for with them": (
        *("kernel_storedfile", "kernel_upload"),
    ),
    QUERIES: (
        *("kernel_ledgerentry", "kernel_timer", "directory_accessrecord"),
        *("contracts_contract", "contracts_contractversion", "contracts_signature"),
        *("duties_duty", "duties_planning", "acceptance_acceptance", "notices_notice"),
        *("people_roster", "people_shiftrow", "settlement_book", "settlement_issuedstatement"),
        *("drafting_review", "drafting_verdict", "drafting_contractfile", "drafting_signoff"),
        *("knowledge_article", "knowledge_feedback", "knowledge_knowledgenumber", "knowledge_problem"),
        *("knowledge_linked", "knowledge_telling", "knowledge_knowledgetext"),
        *("intake_arrival", "intake_phonecall", "intake_contactnotice", "intake_inlet", "intake_delivery"),
        *("intake_knownsender", "notify_endpoint", "notify_outboxmessage", "notify_templateversion", "notify_trace"),
    ),
}
OPEN = {table: reason for reason, tables in REASONS.items() for table in tables}
# Operations that tell of a contract from open tables only; with the policies alone they would tell it to anybody.
OTHER_MODULES = (
    *("/api/acceptance", "/api/agenda", "/api/contracts", "/api/directory/access", "/api/duties", "/api/intake"),
    *("/api/knowledge", "/api/notices", "/api/notify", "/api/people", "/api/settlement"),
)
LEDGER = ("GET /api/desk/contracts/{contract_id}/export",)


def told_by_open_tables(operation: str) -> bool:
    """Whether an operation reads its contract from tables that are not fenced."""
    return operation in LEDGER or operation.split(" ")[1].startswith(OTHER_MODULES)
