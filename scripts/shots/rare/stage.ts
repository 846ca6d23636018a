/**
 * Days that the demo school does not have: a full disk, a lost learner, a relay of another age. They
 * are lived through as the browser stories live them, on the small school, with real devices.
 */
import type { Page } from '@playwright/test'
import { Device, type Shape } from '../../../e2e/support/device.ts'
import globalSetup from '../../../e2e/support/global-setup.ts'
import { startRelay, type TestRelay } from '../../../e2e/support/relay.ts'
import { appDir, schoolDir } from '../../../e2e/support/story.ts'

export type RareStage = {
  readonly relay: TestRelay
  /** A new device at the door. */
  aDevice(shape?: Shape): Promise<Device>
  /** A device on which this person has signed in. */
  deviceOf(name: string, shape?: Shape): Promise<Device>
  /** This page as it stands, in all four ways; the name is `role-screen-state`. */
  snap(page: Page, name: string): Promise<void>
}

export type RareDay = {
  readonly name: string
  readonly live: (stage: RareStage) => Promise<void>
}

/** These words stand on the screen. */
export const says = (page: Page, words: string | RegExp): Promise<void> =>
  page.getByText(words).filter({ visible: true }).first().waitFor()

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page
    .getByRole('button', { name, exact: typeof name === 'string' })
    .first()
    .click()

/** Lives through these days, each on a relay of its own; says which of them ended early. */
export const liveThrough = async (
  days: readonly RareDay[],
  snap: RareStage['snap'],
): Promise<string[]> => {
  if (days.length === 0) return []
  const failed: string[] = []
  const cleanUp = globalSetup()
  try {
    for (const day of days) {
      const devices: Device[] = []
      const relay = await startRelay(schoolDir(), appDir())
      const aDevice = async (shape: Shape = 'phone') => {
        const device = new Device(relay, shape)
        devices.push(device)
        await device.switchOn()
        return device
      }
      const deviceOf = async (name: string, shape?: Shape) => {
        const device = await aDevice(shape)
        await device.signIn(name)
        return device
      }
      try {
        await day.live({ relay, aDevice, deviceOf, snap })
      } catch (error) {
        failed.push(`${day.name}: ${String(error).split('\n').slice(0, 3).join(' ')}`)
      }
      for (const device of devices) await device.dispose()
      await relay.dispose()
    }
  } finally {
    cleanUp()
  }
  return failed
}
