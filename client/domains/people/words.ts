/** The words of the screens about oneself and the people of the school. */
import type { Theme } from '#client/ui/theme.ts'
import type { Role } from '#shared/kernel/actor.ts'

export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  admin: 'Admin',
  instructor: 'Instructor',
  learner: 'Learner',
}

/** "Instructor and Admin". */
export const roleWords = (roles: readonly Role[]): string =>
  roles.map((role) => ROLE_WORDS[role]).join(' and ')

export const THEME_WORDS: Readonly<Record<Theme, string>> = {
  auto: 'Auto',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
}

export const words = {
  asking: 'Asking the school…',
  offlineTitle: 'This needs a connection',
  discard: 'DISCARD',
} as const
