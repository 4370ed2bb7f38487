/** `pnpm admin --help`. */
export const help = `pnpm admin: what an operator of Miaoguo may change, each with a line in the audit.

  pnpm admin lender list
  pnpm admin lender show <code>
  pnpm admin lender suspend <code> --reason <text>          its offers are gone at once, in the middle of a checkout too
  pnpm admin lender resume <code> --reason <text>
  pnpm admin lender set-licence <code> [--valid-through YYYY-MM-DD] [--number <text>]
                                [--type bank|consumer_finance|micro_loan]
                                [--legal-name <zh|en>] [--regulator <zh|en>]
  pnpm admin lender set-jurisdictions <code> --jurisdiction CN [--jurisdiction …]
  pnpm admin lender set-contacts <code> --contact <role|name|phone|email> [--contact …]
  pnpm admin lender set-product <code> <product> [--status listed|unlisted] [--max <minor units>|none]
                                [--collector <zh|en> …|none]  who may collect a fee of it, beside the lender
                                [--funder <zh|en=ppm> …|none] who funds it; the shares sum to 1000000
  pnpm admin merchant-user list <merchant code>
  pnpm admin merchant-user add <merchant code> --login <phone|e-mail> --name <text> [--role owner|finance|support|developer]
  pnpm admin merchant-user remove <merchant code> --user <id>
  pnpm admin reconcile [--day YYYY-MM-DD] [--lender <code>]  compares both books; exit code 3 when they differ

  --actor <name>   who does it, for the audit; your system user without it
  --json           the answer as JSON

The database is DATABASE_URL, beside running servers: they notice within a second, and what is binding reads the
registry itself. Without it, it is the embedded one in DATA_DIR (./.data), which one process holds: stop the server,
run the command, start it again. reconcile also needs what the server needs (LENDERS, SIGNING_KEYS, SESSION_SECRET); merchant-user its SESSION_SECRET.
`
