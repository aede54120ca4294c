import { sources } from './sources'

interface LockedPackage {
  version?: string
  integrity?: string
  optional?: boolean
  optionalDependencies?: Record<string, string>
}

function locked(): Record<string, LockedPackage> {
  const [lockfile] = sources(/^package-lock\.json$/)
  return (JSON.parse(lockfile?.text ?? '{}') as { packages: Record<string, LockedPackage> }).packages
}

/** Whether Node would find the package from that folder, or from one above it. */
function isLocked(packages: Record<string, LockedPackage>, folder: string, name: string): boolean {
  const key = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
  if (key in packages) return true
  return (
    folder !== '' && isLocked(packages, folder.replace(/\/?node_modules\/(?!.*node_modules\/).*$/, ''), name)
  )
}

test('the lockfile names the optional packages of every platform: without them `npm ci` refuses it', () => {
  const packages = locked()
  const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies }]) =>
    Object.keys(optionalDependencies ?? {}).filter((name) => !isLocked(packages, folder, name)),
  )
  expect(missing).toEqual([])
})

test('every package is known by its version and its hash, as a bill of materials needs it', () => {
  // Those of other platforms are not there to be hashed.
  const packages = Object.entries(locked()).filter(([folder, { optional }]) => folder !== '' && !optional)
  expect(packages.length).toBeGreaterThan(300)
  const unknown = packages.filter(
    ([, { version, integrity }]) => !version || !integrity?.startsWith('sha512-'),
  )
  expect(unknown.map(([folder]) => folder)).toEqual([])
})

test('the product asks for exact versions', () => {
  const [manifest] = sources(/^package\.json$/)
  const { dependencies, devDependencies } = JSON.parse(manifest?.text ?? '{}') as Record<
    'dependencies' | 'devDependencies',
    Record<string, string>
  >
  const versions = Object.entries({ ...dependencies, ...devDependencies })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})
