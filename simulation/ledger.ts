/** Keeps account of every press that a screen called saved, apart from the product's own books. */
import type { Device } from './device.ts'

export type Pressed = {
  readonly device: string
  readonly command: string
  readonly input: Readonly<Record<string, unknown>>
}

export const createLedger = () => {
  const saved: Pressed[] = []
  const tried: Pressed[] = []
  return {
    /** Somebody presses; a tab that is killed may have stored it and never said so. */
    tries: (device: Device, command: string, input: Record<string, unknown>): void => {
      tried.push({ device: device.name, command, input })
    },
    tried: (): readonly Pressed[] => tried,
    /** The engine answered "saved on this device". */
    wrote: (device: Device, command: string, input: Record<string, unknown>): void => {
      saved.push({ device: device.name, command, input })
    },
    saved: (): readonly Pressed[] => saved,
  }
}

export type Ledger = ReturnType<typeof createLedger>
