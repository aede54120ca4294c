/**
 * Loaded before a part of the system (`node --require`): writes down every statement that goes to PostgreSQL,
 * with its values, the connection it goes over and whether a request asks for it, into the file that
 * DETAI_BENCH_SQL names.
 */
const { AsyncLocalStorage } = require('node:async_hooks')
const { appendFileSync } = require('node:fs')
const { Server } = require('node:http')
const { Client } = require('pg')

const file = process.env.DETAI_BENCH_SQL
const send = Client.prototype.query
const emit = Server.prototype.emit
const asking = new AsyncLocalStorage()
let connections = 0

Server.prototype.emit = function emitting(event, ...given) {
  const emitted = () => emit.call(this, event, ...given)
  return event === 'request' ? asking.run(true, emitted) : emitted()
}

/** Values as the driver would write them: dates and binary data do not survive JSON. */
function plain(value) {
  if (value instanceof Date) return value.toISOString()
  if (Buffer.isBuffer(value)) return { hex: value.toString('hex') }
  return value
}

Client.prototype.query = function query(config, values, callback) {
  const text = typeof config === 'string' ? config : config?.text
  if (text) {
    this.detaiConnection ??= `${process.pid}-${++connections}`
    const given = (Array.isArray(values) ? values : config.values) ?? []
    const asked = asking.getStore() ?? false
    const line = { connection: this.detaiConnection, asked, text, values: given.map(plain) }
    appendFileSync(file, `${JSON.stringify(line)}\n`)
  }
  return send.call(this, config, values, callback)
}
