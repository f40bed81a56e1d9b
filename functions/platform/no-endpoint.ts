/** Stands for the SDK's search for an endpoint, which each call of the tables would begin anew: `dynamo-client.ts` knows it. */
export const getEndpointPlugin = () => ({ applyToStack: () => {} })
