/** Omar, who is invited, and the admins who invite him. */
import type { Browser, SchoolWithADoor } from './auth-school.ts'

export const OMAR = { email: 'Omar@Mail.example', displayName: 'Omar', role: 'learner' }
export const OMARS_PASSWORD = 'omar has a long one'

export const invite = async (by: Browser, invitee: object = OMAR): Promise<string> =>
  (await by.ask('POST', '/api/invitations', { body: invitee })).json.token

export const accept = (
  browser: Browser,
  token: string,
  password = OMARS_PASSWORD,
  more: object = {},
) =>
  browser.ask('POST', `/api/invitations/${token}/accept`, {
    body: { displayName: 'Omar Farouk', password, deviceName: 'Omar’s phone', ...more },
  })
export const NEW_HERE = { isNewHere: true }
export const BEEN_HERE = { isNewHere: false }

/** A second school with its own admin, signed in. */
export const vera = async (school: SchoolWithADoor): Promise<Browser> => {
  school.addSchool('vale', 'Vale School')
  await school.addAccount('vera', 'admin', 'vale')
  const browser = school.browser()
  await browser.signIn('vera@vale.example')
  return browser
}
