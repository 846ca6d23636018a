/** The app's version, told to the relay; rows made by another version are made again, once. */
export const APP_VERSION = '0.1.0'
