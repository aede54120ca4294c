/** Begins a statement, alone in its transaction, that does not wait for the disk: it reads `at_leisure`. */
export const atLeisure = `with at_leisure as (select set_config('synchronous_commit', 'off', true))`
