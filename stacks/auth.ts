import { isProduction } from './lib.ts'
import type { Web } from './web.ts'

/** A group a role; a group `role@programme`, which gives it in one programme alone, is made when it is needed. */
const roles = {
  disnaker: 'Officers of the Manpower Office',
  permit: 'Permit desk',
  placement: 'Placement desk',
  lsp: 'Certification body',
  assessor: 'Assessors',
  committee: 'Certification committee',
  auditor: 'Auditors, who read',
  admin: 'Administrators',
}

/** Where officers sign in: by invitation, with a second factor always. */
export function auth({ siteUrl }: Web) {
  const pool = new sst.aws.CognitoUserPool('Staff', {
    usernames: ['email'],
    mfa: 'on',
    softwareToken: true,
    domain: { prefix: `${$app.name}-${$app.stage}` },
    transform: {
      userPool: {
        userPoolTier: 'LITE',
        deletionProtection: isProduction() ? 'ACTIVE' : 'INACTIVE',
        adminCreateUserConfig: { allowAdminCreateUserOnly: true },
        passwordPolicy: {
          minimumLength: 14,
          temporaryPasswordValidityDays: 3,
          requireLowercase: false,
          requireUppercase: false,
          requireNumbers: false,
          requireSymbols: false,
        },
        accountRecoverySetting: { recoveryMechanisms: [{ name: 'verified_email', priority: 1 }] },
      },
    },
  })
  for (const [name, description] of Object.entries(roles))
    new aws.cognito.UserGroup(`Role${name[0]!.toUpperCase()}${name.slice(1)}`, {
      userPoolId: pool.id,
      name,
      description,
    })
  const client = pool.addClient('StaffClient', {
    callbackUrls: [$interpolate`${siteUrl}/api/auth/callback`],
    transform: {
      client: {
        generateSecret: true,
        allowedOauthFlows: ['code'],
        allowedOauthScopes: ['openid', 'email', 'profile'],
        explicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
        logoutUrls: [$interpolate`${siteUrl}/`],
        preventUserExistenceErrors: 'ENABLED',
        enableTokenRevocation: true,
        accessTokenValidity: 15,
        idTokenValidity: 15,
        refreshTokenValidity: 1,
        tokenValidityUnits: { accessToken: 'minutes', idToken: 'minutes', refreshToken: 'hours' },
      },
    },
  })
  const { region } = aws.getRegionOutput()
  return {
    pool,
    environment: {
      OIDC_ISSUER: $interpolate`https://cognito-idp.${region}.amazonaws.com/${pool.id}`,
      OIDC_CLIENT_ID: client.id,
      // Made by Cognito, which takes none from outside; kept in the encrypted state like every secret.
      OIDC_CLIENT_SECRET: client.secret,
    },
  }
}
export type Auth = ReturnType<typeof auth>
