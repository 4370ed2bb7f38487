import { serviceRequestContract } from '@miaoguo/shared/contract/shopper/service-requests'
import type { LoanId, ServiceRequestId } from '@miaoguo/shared/id/id'
import type { ServiceRequestKind, ServiceRequestTopic } from '@miaoguo/shared/loan/service-request'
import { call } from './call'

export const fileServiceRequest = (body: {
  loanId: LoanId
  kind: ServiceRequestKind
  topic: ServiceRequestTopic
  text: string
}) => call(serviceRequestContract.file, { body })

export const listServiceRequests = (loanId: LoanId) =>
  call(serviceRequestContract.list, { query: { loanId, limit: 100 } })

/** Agrees to what was shown: asked again, it is the same agreement. */
export const acceptRelief = (id: ServiceRequestId, digest: string) =>
  call(serviceRequestContract.acceptRelief, { params: { id }, body: { digest } })

export const refuseRelief = (id: ServiceRequestId) =>
  call(serviceRequestContract.refuseRelief, { params: { id }, body: {} })
