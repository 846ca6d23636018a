/**
 * What every story starts from: a relay of its own with the small demo school, and as many devices
 * as it has people. At its end every browser must have been content: no page error, no violated
 * content security policy.
 */

import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { Device, type Shape } from './device.ts'
import { startRelay, type TestRelay } from './relay.ts'

export { expect } from '@playwright/test'

const root = (): string => {
  const made = process.env.STORY_ROOT
  if (!made) throw new Error('The stories were not set up.')
  return made
}
export const schoolDir = (): string => join(root(), 'school')
export const appDir = (): string => join(root(), 'app')

export type Story = {
  relay: TestRelay
  /** A new device, switched on and online, at the door. */
  aDevice: (shape?: Shape) => Promise<Device>
  /** A device on which this person has signed in and everything has arrived. */
  deviceOf: (name: string, shape?: Shape) => Promise<Device>
}

export const test = base.extend<Story>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures here.
  relay: async ({}, use) => {
    const relay = await startRelay(schoolDir(), appDir())
    await use(relay)
    await relay.dispose()
  },
  aDevice: async ({ relay }, use, story) => {
    const devices: Device[] = []
    await use(async (shape = 'phone') => {
      const device = new Device(relay, shape)
      devices.push(device)
      await device.switchOn()
      return device
    })
    // What a log can keep of a failure: pictures are seldom kept where stories run by themselves.
    if (story.status !== story.expectedStatus)
      for (const device of devices) console.log(await device.lastWords())
    await Promise.all(devices.map((device) => device.dispose()))
    expect(devices.flatMap((device) => device.complaints)).toEqual([])
  },
  deviceOf: async ({ aDevice }, use) => {
    await use(async (name, shape) => {
      const device = await aDevice(shape)
      await device.signIn(name)
      return device
    })
  },
})
