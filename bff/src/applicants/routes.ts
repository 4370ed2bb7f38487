import { applicantContract } from '@miaoguo/shared/contract/shopper/applicant'
import { Hono } from 'hono'
import type { Deps } from '../deps.ts'
import { serve } from '../http/serve.ts'
import { bindCard } from './bind-card.ts'
import { removeCard } from './remove-card.ts'
import { removeIdentity } from './remove-identity.ts'
import { sayStudent } from './say-student.ts'
import { verifyIdentity } from './verify-identity.ts'
import { viewApplicant } from './view-applicant.ts'

/** Who applies: what lenders may need of a person, given by the person and checked. */
export const applicantRoutes = (deps: Deps) =>
  new Hono()
    .route('/', serve(applicantContract.view, deps, viewApplicant))
    .route('/', serve(applicantContract.verifyIdentity, deps, verifyIdentity))
    .route('/', serve(applicantContract.removeIdentity, deps, removeIdentity))
    .route('/', serve(applicantContract.sayStudent, deps, sayStudent))
    .route('/', serve(applicantContract.bindCard, deps, bindCard))
    .route('/', serve(applicantContract.removeCard, deps, removeCard))
