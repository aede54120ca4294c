import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { signaturesOf } from '../../api/files/signatures'
import { type Caller, type RunningApi, startApi } from '../support/api'
import { type Engine, startEngine } from '../support/engine'
import { pdf, upload } from '../support/files'

const folder = mkdtempSync(join(tmpdir(), 'detai-signatures-'))
const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' })
const digits = 10
const room = 8_000

let engine: Engine
let api: RunningApi
let owner: Caller

/** Makes a key of a kind, and a certificate of it for a person. */
function certified(person: string, kind: string, ...options: string[]): void {
  const made = ['-keyout', `${person}.key`, '-out', `${person}.crt`, '-days', '30', '-nodes']
  openssl('req', '-x509', '-utf8', '-newkey', kind, ...options, ...made, '-subj', `/C=VN/CN=${person}`)
}

/** A PDF with one more update at its end, which OpenSSL signs: independently of what reads it here. */
function signed(before: Buffer, person: string, ...options: string[]): Buffer {
  const hole = '0'.repeat(room)
  const rangeOf = (numbers: readonly unknown[]) =>
    `/ByteRange [0 ${numbers.map((number) => String(number).padEnd(digits)).join(' ')}]`
  const blank = rangeOf(['', '', ''])
  const head = `\n2 0 obj\n<< /Type /Sig /SubFilter /adbe.pkcs7.detached ${blank} /Contents <`
  const tail = '> >>\nendobj\ntrailer\n<<>>\n%%EOF\n'
  const whole = Buffer.concat([before, Buffer.from(`${head}${hole}${tail}`)])
  const first = before.length + Buffer.byteLength(head) - 1
  const second = first + room + 2
  const range = rangeOf([first, second, whole.length - second])
  whole.write(range, before.length + head.indexOf(blank), 'latin1')
  writeFileSync(join(folder, 'signed.bin'), Buffer.concat([whole.subarray(0, first), whole.subarray(second)]))
  const keys = ['-signer', `${person}.crt`, '-inkey', `${person}.key`]
  openssl(
    'cms',
    '-sign',
    '-binary',
    '-in',
    'signed.bin',
    '-outform',
    'DER',
    '-out',
    'cms.der',
    ...keys,
    ...options,
  )
  const cms = readFileSync(join(folder, 'cms.der')).toString('hex')
  whole.write(cms, first + 1, 'latin1')
  return whole
}

const inPieces = (content: Buffer, bytes: number) => () =>
  Readable.from(
    Array.from({ length: Math.ceil(content.length / bytes) }, (_none, index) =>
      content.subarray(index * bytes, (index + 1) * bytes),
    ),
  )

beforeAll(async () => {
  certified('Nguyễn Văn An', 'rsa:2048')
  certified('Trần Thị Bình', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256')
  engine = await startEngine()
  api = await startApi(engine)
  owner = await api.join({ id: 'H1', roles: ['principalInvestigator'], organisation: 'ORG-H' })
})

afterAll(async () => {
  await api?.stop()
  await engine?.stop()
  rmSync(folder, { recursive: true, force: true })
})

test.each([
  ['RSA', 'Nguyễn Văn An', ['-md', 'sha256']],
  ['RSA-PSS', 'Nguyễn Văn An', ['-md', 'sha384', '-keyopt', 'rsa_padding_mode:pss']],
  ['an elliptic curve', 'Trần Thị Bình', ['-md', 'sha512']],
])('a signature with %s holds, whatever pieces the file comes in', async (_name, signer, options) => {
  const content = signed(pdf('Đơn đăng ký'), signer, ...options)
  for (const bytes of [content.length, 997, 61]) {
    expect(await signaturesOf(inPieces(content, bytes))).toEqual([{ signer, intact: true, coversFile: true }])
  }
})

test('two people sign one after the other', async () => {
  const content = signed(signed(pdf('Đơn đăng ký'), 'Nguyễn Văn An'), 'Trần Thị Bình')
  expect(await signaturesOf(inPieces(content, 4096))).toEqual([
    { signer: 'Nguyễn Văn An', intact: true, coversFile: false },
    { signer: 'Trần Thị Bình', intact: true, coversFile: true },
  ])
})

test('a file changed after it was signed is refused; a signed one is kept with its signers', async () => {
  const content = signed(pdf('Dự toán 900 triệu'), 'Nguyễn Văn An')
  const changed = Buffer.from(content.toString('latin1').replace('900', '990'), 'latin1')
  expect(await upload(owner, changed, 'Dự toán.pdf')).toMatchObject({
    ...{ status: 422, body: { code: 'file/signature-broken' } },
  })
  expect(await upload(owner, content, 'Dự toán.pdf')).toMatchObject({
    ...{ status: 201, body: { signers: ['Nguyễn Văn An'], addedAfterSigning: false } },
  })
  expect(await upload(owner, pdf('Không ký'), 'Không ký.pdf')).toMatchObject({ body: { signers: [] } })
})

/** The same file with the page replaced by an update at its end, which no signature covers. */
const withUpdate = (content: Buffer) =>
  Buffer.concat([content, Buffer.from('\n1 0 obj\n<< /Title (990) >>\nendobj\ntrailer\n<<>>\n%%EOF\n')])

test('what is added after the last signature is told with the signers, whoever signed before', async () => {
  const content = signed(pdf('Dự toán 900 triệu'), 'Nguyễn Văn An')
  const blank = Buffer.concat([content, Buffer.from('\r\n')])
  expect(await signaturesOf(inPieces(blank, 4096))).toMatchObject([{ intact: true, coversFile: true }])
  const told = { signers: ['Nguyễn Văn An'], addedAfterSigning: true }
  expect(await upload(owner, withUpdate(content), 'Dự toán.pdf')).toMatchObject({ status: 201, body: told })
  const signedAnew = signed(withUpdate(content), 'Trần Thị Bình')
  const both = { signers: ['Nguyễn Văn An', 'Trần Thị Bình'], addedAfterSigning: false }
  expect(await upload(owner, signedAnew, 'Dự toán.pdf')).toMatchObject({ status: 201, body: both })
})

test('a signature that leaves out the beginning, or more than itself, does not hold', async () => {
  const content = signed(pdf('Đơn đăng ký'), 'Nguyễn Văn An')
  const from = content.indexOf('/Contents <') + '/Contents '.length
  const hidden = Buffer.from(content)
  hidden.write('(990) Tj ', from + room - 20, 'latin1')
  const later = Buffer.from(content.toString('latin1').replace('/ByteRange [0 ', '/ByteRange [1 '), 'latin1')
  for (const spoilt of [hidden, later]) {
    expect(await signaturesOf(inPieces(spoilt, 4096))).toMatchObject([{ intact: false }])
  }
})

test.each([
  [
    'is no signature',
    (content: Buffer) => content.fill('A', content.indexOf('/Contents <') + 11, content.length - 60),
  ],
  ['ends beyond the file', (content: Buffer) => content.subarray(0, -20)],
])('what %s does not hold', async (_name, spoilt) => {
  const content = spoilt(signed(pdf('Đơn đăng ký'), 'Nguyễn Văn An'))
  expect(await signaturesOf(inPieces(content, 4096))).toMatchObject([{ intact: false }])
})
