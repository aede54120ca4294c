import { Agent, get } from 'node:http'
import { text } from 'node:stream/consumers'

/**
 * Asks for addresses in turn, `together` at a time, over connections that stay open; returns requests per
 * second.
 */
export async function requestsPerSecond(
  addresses: readonly string[],
  {
    count,
    together,
    headers,
  }: { count: number; together: number; headers: Readonly<Record<string, string>> },
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: together })
  let next = 0
  const ask = (address: string) =>
    new Promise<void>((done, fail) => {
      get(address, { agent, headers: { ...headers } }, (answer) => {
        if (answer.statusCode === 200) answer.resume().once('end', done).once('error', fail)
        else
          void text(answer).then((said) => fail(new Error(`${address}: ${answer.statusCode} ${said}`)), fail)
      }).once('error', fail)
    })
  const lane = async () => {
    while (next < count) await ask(addresses[next++ % addresses.length]!)
  }
  const started = performance.now()
  try {
    await Promise.all(Array.from({ length: together }, lane))
  } finally {
    agent.destroy()
  }
  return (count * 1000) / (performance.now() - started)
}
