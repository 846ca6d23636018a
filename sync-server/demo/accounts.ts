/** The demo school's people as people who can sign in. One password, so one hash for all of them. */
import type { Ports } from '#shared/kernel/ports.ts'
import { createAuth, createPasswords, type HashCost } from '#sync-server/auth/index.ts'
import type { School } from '#sync-server/school/school.ts'
import type { ControlDb } from '#sync-server/storage/control/control-db.ts'
import type { DemoCast } from './cast.ts'
import { DEMO_PASSWORD } from './people.ts'

export const addAccounts = async (
  parts: { control: ControlDb; school: School; ports: Ports; hashCost: HashCost | undefined },
  cast: DemoCast,
): Promise<void> => {
  const { control, school, ports, hashCost } = parts
  const passwords = createPasswords(ports.random, ...(hashCost ? [hashCost] : []))
  const hashed = passwords.hash(DEMO_PASSWORD, 'the demo school')
  const auth = createAuth({
    control,
    clock: ports.clock,
    random: ports.random,
    ids: ports.ids,
    // Nobody is changed or ended while the school is made.
    people: {
      add: (_schoolId, person) => school.people.add(person),
      nameOf: () => undefined,
      rolesChanged: () => undefined,
      audit: () => undefined,
    },
    journal: { append: () => undefined },
    // Nobody knocks while the school is made.
    networkKey: new Uint8Array(),
    config: { allowedOrigins: [], secureCookies: true, trustedProxies: [] },
    passwords: { ...passwords, hash: () => hashed },
  })
  for (const { email, name, phone, role, personId } of cast.everyone) {
    const made = await auth.createAccount({
      email,
      password: DEMO_PASSWORD,
      displayName: name,
      phone,
      roles: [role],
      schoolId: cast.schoolId,
      personId,
    })
    if (!made.ok) throw new Error(`The demo's accounts: ${made.problem.code}`)
  }
}
