"""Which tables no policy fences, each with the reason, and what such tables alone tell."""

REASONS = {
    "people and their units: who may see them is not a matter of contracts": (
        *("directory_organisation", "directory_person", "directory_unit", "directory_employment"),
        "directory_unitchange",
    ),
    "the roles held: from them follows what a session may see": ("directory_rolegrant",),
    "the record of accesses: each line is chained to the one before it, of whatever contract, by whoever comes next": (
        "directory_accessrecord",
    ),
    "somebody's own account, reached before and while somebody signs in": (
        *("account_attempt", "account_totpsecret", "account_recoverycode", "account_passkey", "account_trusteddevice"),
        *("account_apitoken", "account_opensession", "account_factorrule", "account_sentcode", "account_portrait"),
        *("account_registrationplace", "account_registration", "account_source"),
        *("account_directoryserver", "account_sourcelink", "notify_preference", "notify_pushsubscription"),
        *("provider_client", "provider_consent", "provider_code", "provider_token", "provider_signingkey"),
        "duties_feed",
    ),
    "of the installation: keys, seals, lanes and their outages, mailboxes, counters of attempts": (
        *("kernel_datakey", "kernel_wrappedkey", "kernel_seal", "kernel_keptanswer", "notify_lane", "notify_outage"),
        *("intake_mailboxplace", "desk_surveyattempt"),
    ),
    "ids of cases for the followers: written in one statement with the case, before the case can be seen": (
        "desk_change",
    ),
    "what somebody asks lists for, by himself; no rows of a list": ("desk_export", "desk_view", "desk_startview"),
    "uploads under way, before there is a file that anything may keep; the bytes lie outside": ("kernel_upload",),
}
OPEN = {table: reason for reason, tables in REASONS.items() for table in tables}
# Streams of the ledger that no policy opens to who sees a contract: workers and administrators alone read them.
CLOSED_STREAMS = ("access", "outage")
# Operations that tell of contracts from these tables: with the policies alone they tell it to whoever may ask.
TOLD_BY_OPEN_TABLES = ("GET /api/directory/access", "GET /api/directory/access/export")
