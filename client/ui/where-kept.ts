/**
 * Most devices keep what is done on them. A shared computer keeps it in its window only, and must not
 * say "Saved on this device" in any toast or badge.
 */
let isKeptOnDevice = true

/** Called once at the start, on a shared computer. */
export const keepsInWindowOnly = (): void => {
  isKeptOnDevice = false
}

/** `message` as it is true here. */
export const whereKept = (message: string): string =>
  isKeptOnDevice
    ? message
    : message
        .replace(/^All changes saved on this device – (\d+) waiting to sync$/, (_all, count) =>
          count === '1'
            ? '1 change is only in this window – keep it open'
            : `${count} changes are only in this window – keep it open`,
        )
        .replace('Saved on this device', 'In this window until it is sent')
        .replace('saved on this device', 'in this window until it is sent')
