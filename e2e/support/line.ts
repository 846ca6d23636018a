/** A device that can fetch from the relay and cannot speak with it: what it writes stays there. */
import type { WebSocketRoute } from '@playwright/test'
import type { Device } from './device.ts'

/** Cut until `isOpen` is set. Lines that are open already stay; the next page has none. */
export const cutsLines = async (device: Device): Promise<{ isOpen: boolean }> => {
  const lines = { isOpen: false }
  const through = (line: WebSocketRoute) => (lines.isOpen ? line.connectToServer() : line.close())
  await device.context.routeWebSocket(/\/sync$/, through)
  return lines
}
