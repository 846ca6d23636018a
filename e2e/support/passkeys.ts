/** A browser's built-in authenticator, made of software: it answers every question at once. */
import { expect, type Page } from '@playwright/test'
import { goTo, toast } from './hands.ts'

export const withAuthenticator = async (page: Page): Promise<void> => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

/** With an authenticator of its own, from the list of passkeys, which is open then. */
export const addsPasskey = async (page: Page): Promise<void> => {
  await withAuthenticator(page)
  await goTo(page, 'More')
  await page.getByRole('link', { name: 'Passkeys and password' }).click()
  await page.getByRole('button', { name: 'Add a passkey on this device' }).click()
  await expect(toast(page, /Passkey added/)).toBeVisible()
}
