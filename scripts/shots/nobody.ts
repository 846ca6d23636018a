/** Before anybody has signed in. */
import { button, type Scene } from './shot.ts'

export const door: Scene = {
  role: 'nobody',
  email: undefined,
  shots: [
    { screen: 'sign-in', state: 'empty', path: '/' },
    { screen: 'sign-in', state: 'error', path: '/', prepare: button(/^Sign in$/) },
    {
      screen: 'sign-in',
      state: 'wrong',
      path: '/',
      prepare: async ({ page }) => {
        await page.getByLabel('E-mail').fill('sarah@origin.example')
        await page.getByLabel('Password', { exact: true }).fill('signal-mirror')
        await page.getByRole('button', { name: 'Sign in', exact: true }).click()
        await page.getByRole('alert').first().waitFor()
      },
    },
    { screen: 'invite', state: 'unknown', path: '/invite/nobody-has-sent-this' },
    { screen: 'forgotten', state: 'no-mail', path: '/forgotten' },
    { screen: 'reset', state: 'unknown', path: '/reset/nobody-has-made-this' },
  ],
}
