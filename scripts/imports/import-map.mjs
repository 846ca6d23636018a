/**
 * Who may import whom, as one table. Read a line as: a file in `from` may import from `mayImport`,
 * and from nowhere else in this repository. The first line whose `from` fits a file holds for it.
 *
 *   kernel <- documents, protocol <- domains <- registry <- client, sync-server <- simulation, e2e
 *
 * `<name>` stands for one folder and has to be the same on both sides; `*` is anything in one
 * folder, `**` anything below.
 */

/** A shared domain may look at the ones left of it, never right: no cycle can grow. */
export const DOMAIN_ORDER = [
  'people',
  'calendar',
  'theory',
  'lessons',
  'bookings',
  'money',
  'messages',
  'community',
  'crm',
  'notifications',
  'reconcile',
]

/** The front doors of the shared domains. What lies behind them may change without notice. */
const SHARED_DOORS = 'shared/domains/*/index.ts'

/** @typedef {{ from: string[], mayImport: string[], because: string }} Line */

/** @type {Line[]} */
export const IMPORT_MAP = [
  {
    from: ['shared/kernel/**'],
    mayImport: ['shared/kernel/**'],
    because: 'everyone stands on the kernel, so it stands on nothing',
  },
  {
    from: ['shared/documents/**'],
    mayImport: ['shared/kernel/**', 'shared/documents/**'],
    because: 'what any kind must say is said without knowing a kind',
  },
  {
    from: ['shared/protocol/**'],
    mayImport: ['shared/kernel/**', 'shared/documents/**', 'shared/protocol/**'],
    because: 'frames carry bytes and rows of any kind, and know none of them',
  },
  {
    from: ['shared/domains/<name>/**'],
    mayImport: [
      'shared/kernel/**',
      'shared/documents/**',
      'shared/domains/<name>/**',
      SHARED_DOORS, // and only leftwards: DOMAIN_ORDER
    ],
    because: 'a domain rests on the machinery and on the front doors of the domains left of it',
  },
  {
    from: ['shared/*'],
    mayImport: ['shared/kernel/**', 'shared/documents/**', 'shared/*', SHARED_DOORS],
    because: 'the registry lists kinds, one line each, through their front doors',
  },
  {
    from: ['client/ui/**'],
    mayImport: ['client/ui/**', 'shared/kernel/**'],
    because: 'a button that knows a booking can be used for nothing else',
  },
  {
    from: ['client/engine/**'],
    mayImport: [
      'client/engine/**',
      'shared/kernel/**',
      'shared/documents/**',
      'shared/protocol/**',
    ],
    because: 'the engine carries every kind and knows none; the registry is handed to it',
  },
  {
    from: ['client/domains/<name>/**'],
    mayImport: [
      'client/domains/<name>/**',
      'client/domains/*/index.ts',
      // The second door: pure view models, which run without a screen, in the simulator too.
      'client/domains/*/queries.ts',
      'client/engine/**',
      'client/ui/**',
      'shared/kernel/**',
      'shared/documents/**',
      SHARED_DOORS,
    ],
    because: 'screens use machinery and front doors; the app finds them, they do not find the app',
  },
  {
    from: ['client/*'],
    mayImport: [
      'client/*',
      'client/domains/*/index.ts',
      'client/engine/**',
      'client/ui/**',
      'shared/kernel/**',
    ],
    because: 'the client registry lists domains, one line each, through their front doors',
  },
  {
    from: ['client/app/**'],
    mayImport: [
      'client/app/**',
      'client/*',
      'client/domains/*/index.ts',
      'client/engine/**',
      'client/ui/**',
      'shared/*',
      'shared/kernel/**',
      'shared/documents/**',
      'shared/protocol/**',
      SHARED_DOORS,
    ],
    because: 'the composition root of the client may know all of the client, through front doors',
  },
  {
    from: [
      'sync-server/school/**',
      'sync-server/storage/**',
      'sync-server/auth/**',
      'sync-server/mail/**',
    ],
    mayImport: [
      'sync-server/*',
      'sync-server/mail/**',
      'sync-server/school/**',
      'sync-server/storage/**',
      'sync-server/auth/**',
      'shared/kernel/**',
      'shared/documents/**',
      'shared/protocol/**',
    ],
    because: 'the relay judges every kind alike and knows none; the registry is handed to it',
  },
  {
    from: ['sync-server/**'],
    mayImport: [
      'sync-server/**',
      'shared/*',
      'shared/kernel/**',
      'shared/documents/**',
      'shared/protocol/**',
      SHARED_DOORS,
    ],
    because: 'the server never sees the inside of a device',
  },
  {
    from: ['simulation/**'],
    mayImport: ['simulation/**', 'shared/**', 'client/**', 'sync-server/**'],
    because: 'the simulation is a device and a relay in one process, and nothing imports it',
  },
  {
    from: ['fuzz/**'],
    mayImport: ['fuzz/**', 'shared/**', 'simulation/random.ts', 'sync-server/**'],
    because: 'the fuzzer is a hostile device and a relay in one process, and nothing imports it',
  },
  {
    from: ['bench/**', 'drill/**', 'e2e/**', 'scripts/**'],
    mayImport: ['**'],
    because: 'measuring, drilling and showing stand outside the product',
  },
]
