/**
 * For how many seconds a secret cannot be tried after so many failures in a row, the first place for the
 * first; what comes after the last waits as long as the last.
 */
export const lockSeconds = [0, 0, 0, 0, 60, 120, 300, 600, 1800, 3600] as const

/** Failures are forgotten when none came for so long. */
export const failuresForgottenMs = 24 * 3_600_000

/** The same for letters that set a password anew: three an hour go out to an address, then fewer. */
export const resetLockSeconds = [0, 0, 3600, 7200, 14_400] as const
