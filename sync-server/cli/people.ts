/** Making schools and inviting people into them, by whoever runs the machine. */
import { ROLES, type Role, type SchoolId } from '#shared/kernel/actor.ts'
import type { SessionContext } from '#sync-server/auth/index.ts'
import type { RelayConfig } from '#sync-server/config.ts'
import type { Relay } from '#sync-server/relay/open-relay.ts'
import { type CliCommand, done, failed, type Outcome, textOf } from './command.ts'
import { withRelay, withSchool } from './with-relay.ts'

/** Whoever sits at the machine stands above the schools; the security log shows this name. */
const operatorOf = (schoolId: SchoolId, schoolName: string): SessionContext => ({
  sessionId: 'command-line',
  accountId: 'command-line',
  schoolId,
  schoolName,
  personId: 'command-line',
  roles: ['admin'],
  deviceId: 'command-line',
  actorPrefix: '0'.repeat(16),
})

const EMAIL = /^[^@\s]{1,64}@[^@\s]{1,180}$/

const invite = (
  relay: Relay,
  config: RelayConfig,
  school: { id: SchoolId; name: string },
  invitee: { email: string; displayName: string; role: Role },
): Outcome => {
  if (!EMAIL.test(invitee.email)) return failed('That is not an e-mail address.', 'invalid-input')
  const made = relay.auth.invitations.invite(operatorOf(school.id, school.name), invitee)
  if (!made.ok) return failed(made.problem.message, made.problem.code)
  const link = `${config.allowedOrigins[0]}/invite/${made.value.token}`
  const until = new Date(made.value.expiresAt).toISOString()
  return done(
    [`Invitation for ${invitee.displayName} as ${invitee.role}, good until ${until}:`, `  ${link}`],
    { schoolId: school.id, role: invitee.role, link, expiresAt: made.value.expiresAt },
  )
}

export const schoolCreate: CliCommand = {
  name: 'school create',
  worksWithoutData: true,
  summary: 'Makes a school and prints the invitation link of its first admin.',
  options: {
    name: { help: 'what the school is called', isRequired: true },
    'admin-name': { help: 'name of the first admin', isRequired: true },
    'admin-email': { help: 'e-mail of the first admin', isRequired: true },
  },
  run: (values, context) =>
    withRelay(context, (relay) => {
      const email = textOf(values, 'admin-email')
      if (!EMAIL.test(email)) return failed('That is not an e-mail address.', 'invalid-input')
      const school = { id: context.ports.ids.uuid(), name: textOf(values, 'name') }
      relay.control.schools.add({ ...school, createdAt: context.ports.clock.now() })
      relay.schools.of(school.id)
      const displayName = textOf(values, 'admin-name')
      const invited = invite(relay, context.config, school, { email, displayName, role: 'admin' })
      return {
        ...invited,
        lines: [`Made the school "${school.name}", ${school.id}.`, ...invited.lines],
      }
    }),
}

export const personInvite: CliCommand = {
  name: 'person invite',
  summary: 'Prints an invitation link for one person.',
  options: {
    name: { help: 'name of the person', isRequired: true },
    email: { help: 'e-mail of the person', isRequired: true },
    role: { help: ROLES.join(', '), isRequired: true },
    school: { help: 'id of the school, where there are several' },
  },
  run: async (values, context) => {
    const role = ROLES.find((one) => one === textOf(values, 'role'))
    if (!role) return failed(`A role is one of ${ROLES.join(', ')}.`, 'invalid-input')
    return withSchool(values, context, (relay, school) =>
      invite(relay, context.config, school, {
        email: textOf(values, 'email'),
        displayName: textOf(values, 'name'),
        role,
      }),
    )
  },
}

export const personReset: CliCommand = {
  name: 'person reset',
  summary: 'Prints a link with which somebody sets a new password, for when no admin can.',
  options: { email: { help: 'e-mail of the person', isRequired: true } },
  run: (values, context) =>
    withRelay(context, (relay) => {
      const made = relay.auth.resets.makeByOperator(textOf(values, 'email'))
      if (!made.ok) return failed(made.problem.message, made.problem.code)
      const link = `${context.config.allowedOrigins[0]}/reset/${made.value.token}`
      const until = new Date(made.value.expiresAt).toISOString()
      return done([`New password, once, good until ${until}:`, `  ${link}`], {
        link,
        expiresAt: made.value.expiresAt,
      })
    }),
}
