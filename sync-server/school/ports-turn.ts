/** The next turn of the loop, after everything that has arrived by now. */
export const nextTurn = (run: () => void): void => void setImmediate(run)
