import { sources } from './sources'

interface LockedPackage {
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
