/** The credentials of a function's role, which Lambda puts into its environment; in place of the SDK's long search. */
export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env'
