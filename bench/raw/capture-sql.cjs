/**
 * Loaded before a part of the system (`node --require`): writes down every statement that goes to PostgreSQL,
 * with its values and the connection it goes over, into the file that DETAI_BENCH_SQL names.
 */
const { appendFileSync } = require('node:fs')
const { Client } = require('pg')

const file = process.env.DETAI_BENCH_SQL
const send = Client.prototype.query
let connections = 0

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
    const line = { connection: this.detaiConnection, at: Date.now(), text, values: given.map(plain) }
    appendFileSync(file, `${JSON.stringify(line)}\n`)
  }
  return send.call(this, config, values, callback)
}
