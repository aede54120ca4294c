import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'
import { acts } from './acts'
import type { ActDefinition } from './acts/act'
import { seenHeader } from './acts/seen'
import { businessTimeHeader } from './business-time'
import type { RouteDefinition } from './route'
import { sessionCookie } from './session'
import { named, reference } from './shapes'
import { termShape } from './term-answer'

const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string().meta({ description: 'Mã ổn định của lỗi, dạng phần/tên.' }),
    clause: z.string().optional().meta({ description: 'Căn cứ pháp lý.' }),
    next: z.string().optional().meta({ description: 'Việc có thể làm tiếp.' }),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })

const receipt = z
  .object({
    receipt: z.object({
      key: z.string(),
      act: z.string(),
      fact: z.string(),
      at: z.string().meta({ format: 'date-time' }),
      late: z.object({ name: z.string(), due: z.string() }).optional(),
    }),
    task: z.object({ id: z.string(), code: z.string(), stage: z.string(), status: z.string() }).nullable(),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ActReceipt' })

const problems: Readonly<Record<number, string>> = {
  400: 'Yêu cầu không hợp lệ: nội dung, phần đầu hoặc địa chỉ.',
  401: 'Chưa đăng nhập.',
  403: 'Không thuộc thẩm quyền, hoặc phải hồi tránh.',
  404: 'Không có đối tượng này, hoặc người gọi không được biết.',
  409: 'Bước chưa mở, đã kết thúc, hoặc chưa đến lượt.',
  413: 'Nội dung quá lớn.',
  415: 'Sai kiểu nội dung.',
  422: 'Quy định không cho phép, kèm căn cứ.',
  429: 'Gọi quá nhiều lần.',
  503: 'Chưa trả lời được; việc có thể vẫn được ghi. Hãy gửi lại với cùng mã.',
}

const json = (schema: z.ZodType) => ({ 'application/json': { schema } })

function problemAnswers(...statuses: number[]): RouteConfig['responses'] {
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      { description: problems[status] ?? '', content: { 'application/problem+json': { schema: problem } } },
    ]),
  )
}

const pathParams = (path: string) => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')
  return names.length > 0
    ? { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }
    : {}
}

const actHeaders = z.object({
  'Idempotency-Key': z
    .string()
    .min(8)
    .max(200)
    .meta({ description: 'Mỗi việc một mã mới. Gửi lại cùng mã là cùng một việc.' }),
  [businessTimeHeader]: z
    .string()
    .optional()
    .meta({ description: 'Thời gian nghiệp vụ của việc, chỉ ở chế độ tập huấn.', format: 'date-time' }),
  [seenHeader]: z
    .string()
    .optional()
    .meta({ description: 'Bút ghi cuối mà trang đã hiện. Có bút ghi mới hơn thì việc bị từ chối.' }),
})

type Security = NonNullable<RouteConfig['security']>
const signedIn: Security = [{ session: [] }]
const signedInOrToken: Security = [...signedIn, { token: [] }]

function ofAct(act: ActDefinition): RouteConfig {
  const { name, method, path, title, summary, tag, request } = act
  return {
    operationId: name,
    method,
    path: `/api${path}`,
    tags: [tag],
    summary: title,
    description: summary,
    security: signedInOrToken,
    request: { ...pathParams(path), headers: actHeaders, body: { required: true, content: json(request) } },
    responses: {
      201: { description: 'Việc đã được ghi.', content: json(receipt) },
      200: { description: 'Việc này đã được ghi trước đó với cùng mã.', content: json(receipt) },
      ...problemAnswers(400, 401, 403, 404, 409, 413, 415, 422, 503),
    },
  }
}

function answersOf({ answer, produces, status, title }: RouteDefinition): RouteConfig['responses'] {
  if (produces) return { 200: { description: title, content: { [produces]: { schema: z.string() } } } }
  if (!answer) return { [status ?? 204]: { description: title } }
  return { [status ?? 200]: { description: title, content: json(answer) } }
}

function ofRoute(route: RouteDefinition): RouteConfig {
  const { name, method, path, title, summary, tag, access, query, body, consumes, tokens } = route
  const byToken = tokens === 'files' || (method === 'get' && tokens !== 'never')
  const hasBody = consumes !== undefined || Object.keys(body.shape).length > 0
  const media = consumes ? { [consumes]: { schema: body } } : json(body)
  const refused = access === 'public' ? [] : access === 'signedIn' ? [401] : [401, 403]
  const found = path.includes('{') ? [404] : []
  return {
    operationId: name,
    method,
    path: `/api${path}`,
    tags: [tag],
    summary: title,
    description: summary,
    security: access === 'public' ? [] : byToken ? signedInOrToken : signedIn,
    request: {
      ...pathParams(path),
      query,
      ...(hasBody ? { body: { required: true, content: media } } : {}),
    },
    responses: {
      ...answersOf(route),
      ...problemAnswers(400, ...refused, ...found, ...(hasBody ? [413, 415] : []), 503),
    },
  }
}

/** Addresses without a schema of their own: for operators and for readers of this description. */
const plain: readonly (readonly [path: string, title: string, media: string])[] = [
  ['/healthz', 'Tiến trình còn hoạt động', 'application/json'],
  ['/readyz', 'Sẵn sàng phục vụ, hoặc phần nào còn thiếu', 'application/json'],
  ['/metrics', 'Số liệu cho Prometheus', 'text/plain'],
  ['/api/openapi.json', 'Bản mô tả này', 'application/json'],
  ['/api/docs', 'Trang tài liệu', 'text/html'],
  ['/api/docs/rapidoc-min.js', 'Mã của trang tài liệu', 'text/javascript'],
]

function ofPlain([path, title, media]: (typeof plain)[number]): RouteConfig {
  const answer = { description: title, content: { [media]: { schema: z.unknown() } } }
  return {
    operationId: path.replace(/\W+/g, '_').slice(1),
    method: 'get',
    path,
    tags: ['Vận hành'],
    summary: title,
    security: [],
    responses: path === '/readyz' ? { 200: answer, 503: answer } : { 200: answer },
  }
}

const uploadId = z.object({ uploadId: z.string() })
const tus = 'Giao thức tus 1.0.0: tệp lớn được gửi từng phần, đứt mạng thì gửi tiếp từ chỗ đã có.'

function ofUpload(method: 'post' | 'head' | 'patch' | 'delete', name: string, title: string): RouteConfig {
  const one = method !== 'post'
  return {
    ...{ operationId: name, method, path: `/api/uploads${one ? '/{uploadId}' : ''}`, tags: ['Tệp'] },
    ...{ summary: title, description: tus, security: signedInOrToken },
    ...(one ? { request: { params: uploadId } } : {}),
    responses: {
      [one ? 204 : 201]: { description: title },
      ...problemAnswers(401, ...(one ? [404, 409] : [413])),
    },
  }
}

/** The protocol of resumable uploads: a server of its own, mounted as one. */
const uploads = [
  ofUpload('post', 'beginUpload', 'Bắt đầu gửi tệp từng phần'),
  ofUpload('head', 'askUpload', 'Hỏi phần đã nhận của tệp'),
  ofUpload('patch', 'continueUpload', 'Gửi tiếp một phần của tệp'),
  ofUpload('delete', 'endUpload', 'Bỏ tệp đang gửi dở'),
]

/** First as they are: a shape that is met first where it may be absent would be described so everywhere. */
const shared = [named, reference, termShape].map((schema) => ({ type: 'schema' as const, schema }))

const orNull = ['object', 'null']

/**
 * "A component or null" as JSON Schema says it: the generator writes both at once (`allOf`), which nothing
 * satisfies.
 */
function withNulls(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(withNulls)
  if (typeof part !== 'object' || part === null) return part
  const { allOf, ...rest } = part as { allOf?: readonly { $ref?: string; type?: unknown }[] }
  const [of, kind] = allOf ?? []
  const isNullable = allOf?.length === 2 && of?.$ref && JSON.stringify(kind?.type) === JSON.stringify(orNull)
  const said = isNullable ? { ...rest, anyOf: [of, { type: 'null' }] } : part
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, withNulls(value)]))
}

/** The API's description, from the same schemas that requests are checked with. */
export function openApiDocument(routes: readonly RouteDefinition[], version: string) {
  const registry = new OpenAPIRegistry()
  registry.registerComponent('securitySchemes', 'session', {
    type: 'apiKey',
    in: 'cookie',
    name: sessionCookie,
    description: 'Cookie nhận được khi đăng nhập.',
  })
  registry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'Khóa truy cập cho chương trình, tạo ở trang Tài khoản và bảo mật.',
  })
  for (const route of routes) registry.registerPath(ofRoute(route))
  for (const page of plain) registry.registerPath(ofPlain(page))
  for (const act of acts) registry.registerPath(ofAct(act))
  for (const upload of uploads) registry.registerPath(upload)
  const document = new OpenApiGeneratorV31([...shared, ...registry.definitions]).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'detai: quản lý nhiệm vụ khoa học và công nghệ cấp tỉnh',
      version,
      description:
        'Mọi việc được gửi kèm Idempotency-Key. Lỗi theo application/problem+json, có mã và căn cứ.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set([...acts, ...routes].map(({ tag }) => tag)), 'Vận hành'].map((name) => ({ name })),
  })
  return withNulls(document) as typeof document
}
