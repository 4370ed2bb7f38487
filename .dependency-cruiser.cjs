/** The plan of the house: who may call on whom. Each rule's comment is the reason. */
// oxlint-disable-next-line max-params -- a row of a table reads best on one line.
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const path = [
  'merchants',
  'applicants',
  'bookings',
  'checkouts',
  'cash',
  'campaigns',
  'offers',
  'disclosures',
  'consents',
  'credit-lines',
  'authorizations',
  'loans',
  'handoffs',
  'operations',
  'repayments',
  'mandates',
  'refunds',
  'suppliers',
  'disputes',
  'documents',
  'webhooks',
  'console',
]
const lookAhead = path
  .slice(0, -1)
  .map((room, i) =>
    rule(
      `${room}-looks-ahead`,
      'a room may look back along the path of the borrower, never ahead',
      { path: `^bff/src/${room}/` },
      { path: `^bff/src/(${path.slice(i + 1).join('|')})/` },
    ),
  )

module.exports = {
  forbidden: [
    ...lookAhead,
    rule(
      'no-circle',
      'two rooms that need each other are one room, or hide a third; types alone may meet',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    rule(
      'shared-stands-on-zod-alone',
      'it runs on a phone and on a server',
      { path: '^shared/src', pathNot: '[.]test[.]ts$' },
      { pathNot: ['^shared/src', 'node_modules/zod/'] },
    ),
    rule(
      'domain-knows-no-wire',
      'the arithmetic of a loan does not change when a URL does',
      { path: '^shared/src/', pathNot: ['^shared/src/contract/', '[.]test[.]ts$'] },
      { path: '^shared/src/contract/' },
    ),
    rule(
      'client-meets-bff-by-contract',
      'the phone knows the contract, never the server',
      { path: '^client/' },
      { path: '^(bff|test)/' },
    ),
    rule(
      'bff-meets-client-by-contract',
      'and the other way round; what runs does not lean on its tests',
      { path: '^bff/' },
      { path: '^(client|test)/' },
    ),
    rule(
      'features-are-neighbours',
      'they meet on a page or in shared, not through a wall',
      { path: '^client/src/features/([^/]+)/' },
      { path: '^client/src/features/([^/]+)/', pathNot: '^client/src/features/$1/' },
    ),
    rule(
      'only-platform-touches-taro',
      'one door to the runtime, so that the rest runs in a test',
      {
        path: '^client/src/',
        pathNot: [
          '^client/src/platform/',
          '^client/src/app[.]',
          '^client/src/pages/',
          '^client/src/[^/]+/pages/',
        ],
      },
      { path: '@tarojs/taro' },
    ),
    rule(
      'phone-shows-numbers',
      'the phone shows figures, it does not make them',
      { path: '^client/', pathNot: '[.]test[.]tsx?$' },
      {
        path: [
          '^shared/src/(schedule|servicing|disclosure|policy)/',
          '^shared/src/rate/(apr|aprc|root|us-actuarial)[.]ts',
        ],
        dependencyTypesNot: ['type-only'],
      },
    ),
    rule(
      'no-full-zod-on-the-phone',
      'it adds 87 kB and breaks where Function is refused; zod/mini does neither',
      { path: '^(client|shared)/src/' },
      { path: 'node_modules/zod/(index|v4/classic)' },
    ),
    rule(
      'client-floors',
      'pages, then features, then api and ui, then platform',
      { path: '^client/src/(api|ui|platform)/' },
      { path: '^client/src/(pages|features|[^/]+/pages)/' },
    ),
    rule(
      'only-store-speaks-sql',
      'a verb reads like the business',
      {
        path: '^bff/src/',
        pathNot: [
          '^bff/src/db/',
          '^bff/src/main[.]ts',
          '^bff/src/[^/]+/store[.]ts',
          '[.]test[.]ts$',
        ],
      },
      { path: 'node_modules/(kysely|pg|@electric-sql)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'only-routes-speak-http',
      'a verb can be called by a route, a job or a test',
      {
        path: '^bff/src/',
        pathNot: [
          '^bff/src/http/',
          '^bff/src/openapi/',
          '^bff/src/(app|main)[.]ts',
          '^bff/src/[^/]+/routes[.]ts',
          '[.]test[.]ts$',
        ],
      },
      { path: 'node_modules/(hono|@hono)/' },
    ),
    rule(
      'adapters-behind-the-port',
      'nobody names a lender but the registry',
      { path: '^bff/src/', pathNot: '^bff/src/lenders/' },
      { path: '^bff/src/lenders/[^/]+/' },
    ),
    rule(
      'lenders-are-strangers',
      'one adapter never leans on another',
      { path: '^bff/src/lenders/([^/]+)/' },
      { path: '^bff/src/lenders/([^/]+)/', pathNot: '^bff/src/lenders/$1/' },
    ),
    rule(
      'shop-is-a-stranger',
      'the demo shop uses what any shop can: the HTTP API, its published client and published libraries',
      { path: '^test/sandbox/shop/', pathNot: '[.]test[.]ts$' },
      {
        path: [
          '^(bff|shared)/',
          '^client/(?!merchant/src/index)',
          '^test/(?!sandbox/(shop/|listen))',
        ],
      },
    ),
    rule(
      'merchant-client-stands-alone',
      'it goes to merchants as it is: no package, no schema, nothing of this house',
      { path: '^client/merchant/src/' },
      { pathNot: '^client/merchant/src/' },
    ),
    rule(
      'no-import-of-tests',
      'what a test needs twice is support, not a test',
      {},
      { path: '[.]test[.]tsx?$' },
    ),
    rule(
      'nobody-leans-on-test',
      'the product runs without its tests',
      { path: '^(shared|bff|client)/', pathNot: '[.]test[.]tsx?$' },
      { path: '^test/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^client/(dist|widget/dist|widget/native/dist)/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js'],
    },
  },
}
