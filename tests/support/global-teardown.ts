/** Stops what the run shared: the services end everything when their channel to this process closes. */
export default async function stopShared(): Promise<void> {
  const child = globalThis.detaiTestServices
  if (!child || child.exitCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.disconnect()
  await ended
}
