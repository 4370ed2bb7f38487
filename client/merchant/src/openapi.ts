// Made by `pnpm generate:client` from the OpenAPI document. Do not edit.
export interface paths {
    "/v1/checkouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Checkouts, newest first */
        get: operations["listCheckouts"];
        put?: never;
        /** Open a checkout for an order */
        post: operations["createCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One checkout */
        get: operations["viewMerchantCheckout"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a checkout; cancelling an expired or cancelled one succeeds */
        post: operations["cancelCheckout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/checkouts/{id}/supplier-answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what a supplier answered about a line: what is refused is released or refunded */
        post: operations["recordSupplierAnswer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/allocations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Spread a discount or a tax of an order over its lines, to the minor unit */
        post: operations["allocateAmount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which products may be shown for an amount today, and why the others may not */
        get: operations["viewEligibility"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is held or drawn for your orders, newest first */
        get: operations["listAuthorizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One authorization */
        get: operations["viewAuthorization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations/{id}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draw what is held: all of it, an amount, or lines of the order */
        post: operations["captureAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give up what is held and not captured, after a first capture */
        post: operations["releaseAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a hold of which nothing is captured; one that ended before succeeds and says so */
        post: operations["cancelAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations/{id}/extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin the life of a hold anew */
        post: operations["extendAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations/{id}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turn money back by whatever means fit: void, release or refund; the answer says which */
        post: operations["reverseAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations/{id}/refund-previews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which installments a refund would change, by how much, and what costs fall away */
        post: operations["previewRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/authorizations/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give back what was captured, all of it or an amount */
        post: operations["createRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Refunds, newest first */
        get: operations["listRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/refunds/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One refund */
        get: operations["viewRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Disputes of your orders, newest first */
        get: operations["listDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dispute, with what you said against it */
        get: operations["viewDispute"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}/evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say why the amount is owed, once and before respondBy; the lender decides */
        post: operations["submitDisputeEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/disputes/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give the disputed amount back; it cannot be undone */
        post: operations["acceptDispute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your campaigns and what of their budgets is left, newest first */
        get: operations["listCampaigns"];
        put?: never;
        /** Pay a part of your shoppers’ costs: which part, when, for which orders, up to a budget */
        post: operations["createCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaign-products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lenders and products a campaign may be for today */
        get: operations["listCampaignProducts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One campaign */
        get: operations["viewCampaign"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Loans for which a lender charges another subsidy than their orders came to, newest first */
        get: operations["listSubsidyDifferences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make no further offers with it; offers that are out are kept to */
        post: operations["pauseCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make offers with it again */
        post: operations["resumeCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/campaigns/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End it for good; offers that are out are kept to */
        post: operations["endCampaign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where you are told, oldest first */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /** An address to be told at; the signing secret is shown in this answer alone */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One endpoint */
        get: operations["viewWebhookEndpoint"];
        put?: never;
        /** Change the fields that are sent; disabling ends what is on its way */
        post: operations["updateWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/delete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Remove an endpoint; its delivery log stays */
        post: operations["deleteWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/rotate-secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new signing secret; during the overlap deliveries carry a signature of each */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-endpoints/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a webhook.test event there */
        post: operations["testWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened, newest first, whether or not you could be told */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event, as it is delivered */
        get: operations["viewEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver one event again, to one endpoint or to all that want its type */
        post: operations["replayEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/event-replays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Deliver the events of a time again, oldest first: those that failed, or all */
        post: operations["replayEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries of the last 30 days, newest first */
        get: operations["listWebhookDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One delivery with each attempt, what was sent and what came back */
        get: operations["viewWebhookDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys of this mode, newest first */
        get: operations["listApiKeys"];
        put?: never;
        /** A new key of this mode; its text is shown in this answer alone */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/roll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Replace a key; the old one works on for the overlap */
        post: operations["rollApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a key; ending it again changes nothing */
        post: operations["revokeApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your server’s requests of the last 30 days, newest first */
        get: operations["listApiRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test-clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The time as you have it in test mode */
        get: operations["viewTestClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/test-clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move your time forward, for your checkouts alone; it never goes back */
        post: operations["advanceTestClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What lenders paid for each day, newest first */
        get: operations["listSettlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One settlement with its lines */
        get: operations["viewSettlement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settlements/{id}/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One settlement as CSV, amounts as decimals and in minor units; the file itself with Accept: text/csv */
        get: operations["viewSettlementFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    checkoutEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a merchant is told, signed as Standard Webhooks; answer 2xx within 15 seconds */
        post: operations["checkoutEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        ApiKey: {
            id: string;
            /** @enum {string} */
            kind: "secret" | "publishable";
            /** @enum {string} */
            mode: "test" | "live";
            name: string;
            hint: string;
            /** @enum {string} */
            status: "active" | "expiring" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @description instant, UTC */
            lastUsedAt: string | null;
            /** @description instant, UTC */
            expiresAt: string | null;
            /** @description instant, UTC */
            revokedAt: string | null;
        };
        ApiRequest: {
            id: string;
            method: string;
            route: string;
            status: number;
            code: string | null;
            apiKeyId: string;
            idempotencyKey: string | null;
            replayed: boolean;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
        };
        Authorization: {
            id: string;
            checkoutId: string;
            merchantReference: string;
            loanId: string;
            /** @enum {string} */
            captureMode: "automatic" | "manual";
            /** @enum {string} */
            status: "authorized" | "partially_captured" | "captured" | "cancelled" | "expired";
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            amountMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            capturedMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            releasedMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            refundedMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            disputedMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            disputeLostMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            remainingMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            refundableMinor: number;
            /** @description instant, UTC */
            expiresAt: string | null;
            lastFailure: components["schemas"]["OperationFailure"] | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
        };
        AuthorizationChange: {
            /** @enum {string} */
            outcome: "succeeded" | "pending" | "already_cancelled" | "already_expired";
            operation: components["schemas"]["Operation"] | null;
            authorization: components["schemas"]["Authorization"];
        };
        AuthorizationEvent: {
            id: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @enum {string} */
            mode: "test" | "live";
            objectVersion: number;
            /** @enum {string} */
            type: "authorization.created" | "authorization.captured" | "authorization.capture_failed" | "authorization.released" | "authorization.cancelled" | "authorization.extended" | "authorization.expiring" | "authorization.expired";
            data: {
                authorizationId: string;
                checkoutId: string;
                merchantReference: string;
                loanId: string;
                /** @enum {string} */
                status: "authorized" | "partially_captured" | "captured" | "cancelled" | "expired";
                /** @enum {string} */
                currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                amountMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                capturedMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                releasedMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                refundedMinor: number;
                /** @description instant, UTC */
                expiresAt: string | null;
                operationId: string | null;
                failure: components["schemas"]["OperationFailure"] | null;
            };
        };
        Booking: {
            line: number;
            name: string;
            /** @enum {string} */
            status: "awaiting_supplier" | "confirmed" | "refused";
            supplierReference: string | null;
            /** @description instant, UTC */
            answeredAt: string | null;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            financedMinor: number;
        };
        BookingEvent: {
            id: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @enum {string} */
            mode: "test" | "live";
            objectVersion: number;
            /** @enum {string} */
            type: "booking.confirmed" | "booking.refused";
            data: {
                checkoutId: string;
                merchantReference: string;
                /** @enum {string} */
                currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                booking: components["schemas"]["Booking"];
            };
        };
        Campaign: {
            id: string;
            name: string;
            /** @enum {string} */
            status: "scheduled" | "active" | "paused" | "exhausted" | "ended";
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            /**
             * Format: date
             * @description calendar date
             */
            startsOn: string;
            /**
             * Format: date
             * @description calendar date
             */
            endsOn: string;
            /** @description parts per million: 156000 is 15.6 % */
            interestPpm: number;
            /** @description parts per million: 156000 is 15.6 % */
            feePpm: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            budgetMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            reservedMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            spentMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            remainingMinor: number;
            /** @description parts per million: 156000 is 15.6 % */
            warnAtPpm: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            orderMinMinor: number | null;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            orderMaxMinor: number | null;
            lenderIds: string[] | null;
            productCodes: string[] | null;
            installmentCounts: number[] | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @description instant, UTC */
            endedAt: string | null;
            openDifferences: number;
        };
        CampaignEvent: {
            id: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @enum {string} */
            mode: "test" | "live";
            objectVersion: number;
            /** @enum {string} */
            type: "campaign.budget_warning" | "campaign.exhausted";
            data: {
                campaignId: string;
                name: string;
                /** @enum {string} */
                currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                budgetMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                reservedMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                spentMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                remainingMinor: number;
            };
        };
        CampaignProduct: {
            lenderId: string;
            lenderName: components["schemas"]["LocalText"];
            productCode: string;
            productName: components["schemas"]["LocalText"];
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            installmentCounts: number[];
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            amountMinMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            amountMaxMinor: number;
        };
        Checkout: {
            merchantReference: string;
            /** @enum {string} */
            scenario: "goods" | "travel" | "service";
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            amountMinor: number;
            lines: {
                /** @enum {string} */
                kind: "item" | "shipping" | "tax" | "discount" | "deposit" | "balance";
                name: string;
                quantity: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                unitAmountMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                totalMinor: number;
                awaitsSupplier?: boolean;
            }[];
            returnUrl: string;
            notifyUrl: string;
            /** @enum {string} */
            captureMode: "automatic" | "manual";
            amends?: string;
            id: string;
            /** @enum {string} */
            status: "open" | "pending" | "authorized" | "paid" | "expired" | "cancelled";
            authorizationId: string | null;
            token: string;
            clientUrl: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            expiresAt: string;
            /** @description instant, UTC */
            paidAt: string | null;
            lastFailure?: {
                /** @enum {string} */
                code: "loan_declined" | "offer_lapsed" | "lender_timeout" | "lender_unavailable" | "lender_answer_invalid" | "lender_refused" | "schedule_mismatch" | "outcome_unknown";
                correlationId: string;
                /**
                 * Format: date-time
                 * @description instant, UTC
                 */
                at: string;
            } | null;
            payment?: components["schemas"]["PaymentParts"];
            bookings?: components["schemas"]["Booking"][];
        };
        CheckoutEvent: {
            id: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @enum {string} */
            mode: "test" | "live";
            objectVersion: number;
            /** @enum {string} */
            type: "checkout.paid" | "checkout.declined" | "checkout.expired" | "checkout.cancelled";
            data: {
                checkoutId: string;
                merchantReference: string;
                /** @enum {string} */
                status: "open" | "pending" | "authorized" | "paid" | "expired" | "cancelled";
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                amountMinor: number;
                /** @enum {string} */
                currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                loanId: string | null;
            };
        };
        DeliveryAttempt: {
            attempt: number;
            /** @enum {string} */
            outcome: "delivered" | "failed" | "refused";
            reason: ("timeout" | "unreachable" | "answer_too_large" | "address_not_allowed" | "endpoint_disabled") | null;
            requestHeaders: {
                name: string;
                value: string;
            }[];
            responseStatus: number | null;
            responseHeaders: {
                name: string;
                value: string;
            }[];
            responseBody: string | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            startedAt: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            endedAt: string;
        };
        Dispute: {
            id: string;
            authorizationId: string;
            checkoutId: string;
            merchantReference: string;
            loanId: string;
            /** @enum {string} */
            reason: "goods_not_received" | "not_as_described" | "unauthorized" | "duplicate" | "credit_not_processed";
            /** @enum {string} */
            status: "opened" | "evidence_submitted" | "won" | "lost" | "accepted" | "expired";
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            amountMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            takenBackMinor: number;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            respondBy: string;
            daysLeft: number | null;
            response: {
                /** @enum {string} */
                kind: "evidence" | "acceptance";
                /** @enum {string} */
                status: "pending" | "received";
                /**
                 * Format: date-time
                 * @description instant, UTC
                 */
                askedAt: string;
            } | null;
            evidence: components["schemas"]["DisputeEvidence"] | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            openedAt: string;
            /** @description instant, UTC */
            decidedAt: string | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
        };
        DisputeEvent: {
            id: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @enum {string} */
            mode: "test" | "live";
            objectVersion: number;
            /** @enum {string} */
            type: "dispute.opened" | "dispute.expiring" | "dispute.evidence_submitted" | "dispute.won" | "dispute.lost" | "dispute.accepted" | "dispute.expired";
            data: {
                disputeId: string;
                authorizationId: string;
                checkoutId: string;
                merchantReference: string;
                /** @enum {string} */
                reason: "goods_not_received" | "not_as_described" | "unauthorized" | "duplicate" | "credit_not_processed";
                /** @enum {string} */
                status: "opened" | "evidence_submitted" | "won" | "lost" | "accepted" | "expired";
                /** @enum {string} */
                currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                amountMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                takenBackMinor: number;
                /**
                 * Format: date-time
                 * @description instant, UTC
                 */
                respondBy: string;
            };
        };
        DisputeEvidence: {
            explanation: string;
            /**
             * Format: date
             * @description calendar date
             */
            shippedOn?: string;
            /**
             * Format: date
             * @description calendar date
             */
            deliveredOn?: string;
            carrier?: string;
            trackingNumber?: string;
            documents?: components["schemas"]["EvidenceDocument"][];
        };
        Eligibility: {
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            amountMinor: number;
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            eligible: boolean;
            products: components["schemas"]["ProductEligibility"][];
        };
        /** @enum {string} */
        EventType: "checkout.paid" | "checkout.declined" | "checkout.expired" | "checkout.cancelled" | "authorization.created" | "authorization.captured" | "authorization.capture_failed" | "authorization.released" | "authorization.cancelled" | "authorization.extended" | "authorization.expiring" | "authorization.expired" | "refund.created" | "refund.succeeded" | "refund.failed" | "dispute.opened" | "dispute.expiring" | "dispute.evidence_submitted" | "dispute.won" | "dispute.lost" | "dispute.accepted" | "dispute.expired" | "campaign.budget_warning" | "campaign.exhausted" | "booking.confirmed" | "booking.refused" | "webhook.test";
        EvidenceDocument: {
            /** @enum {string} */
            kind: "receipt" | "delivery_proof" | "correspondence" | "refund_proof" | "terms" | "other";
            name: string;
            url: string;
            digest: string;
            bytes: number;
        };
        IneligibleReason: {
            /** @enum {string} */
            code: "amount_too_low" | "amount_too_high" | "currency_not_supported" | "licence_expired" | "lender_suspended" | "not_listed" | "not_yet_effective" | "terms_invalid" | "rule_broken" | "trip_required" | "trip_too_soon" | "trip_too_far" | "plan_outlasts_trip";
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            boundMinor: number | null;
            /** @description calendar date */
            dayOn: string | null;
            rule: string | null;
            remedies: {
                /** @enum {string} */
                code: "tell_trip" | "depart_from" | "depart_until" | "ask_from" | "amount_from" | "amount_until" | "other_means";
                /** @description calendar date */
                dayOn: string | null;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                boundMinor: number | null;
            }[];
        };
        InstallmentChange: {
            /**
             * Format: date
             * @description calendar date
             */
            dueOn: string;
            before: {
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                principalMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                interestMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                feeMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                totalMinor: number;
            } | null;
            after: {
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                principalMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                interestMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                feeMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                totalMinor: number;
            } | null;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            totalByMinor: number;
        };
        IssuedApiKey: {
            id: string;
            /** @enum {string} */
            kind: "secret" | "publishable";
            /** @enum {string} */
            mode: "test" | "live";
            name: string;
            hint: string;
            /** @enum {string} */
            status: "active" | "expiring" | "expired" | "revoked";
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @description instant, UTC */
            lastUsedAt: string | null;
            /** @description instant, UTC */
            expiresAt: string | null;
            /** @description instant, UTC */
            revokedAt: string | null;
            key: string;
        };
        IssuedWebhookEndpoint: {
            id: string;
            /** @enum {string} */
            kind: "fixed" | "per_checkout";
            url: string | null;
            description: string;
            eventTypes: components["schemas"]["EventType"][] | null;
            /** @enum {string} */
            status: "enabled" | "disabled";
            disabledReason: ("by_merchant" | "gone") | null;
            /** @description instant, UTC */
            previousSecretExpiresAt: string | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            secret: string;
        };
        LocalText: {
            zhCN: string;
            en: string;
        };
        NewCampaign: {
            name: string;
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            /**
             * Format: date
             * @description calendar date
             */
            startsOn: string;
            /**
             * Format: date
             * @description calendar date
             */
            endsOn: string;
            /** @description parts per million: 156000 is 15.6 % */
            interestPpm: number;
            /** @description parts per million: 156000 is 15.6 % */
            feePpm: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            budgetMinor: number;
            /** @description parts per million: 156000 is 15.6 % */
            warnAtPpm?: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            orderMinMinor?: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            orderMaxMinor?: number;
            lenderIds?: string[];
            productCodes?: string[];
            installmentCounts?: number[];
        };
        NewCheckout: {
            merchantReference: string;
            /** @enum {string} */
            scenario: "goods" | "travel" | "service";
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            amountMinor: number;
            lines: {
                /** @enum {string} */
                kind: "item" | "shipping" | "tax" | "discount" | "deposit" | "balance";
                name: string;
                quantity: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                unitAmountMinor: number;
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                totalMinor: number;
                awaitsSupplier?: boolean;
            }[];
            returnUrl: string;
            notifyUrl: string;
            /** @enum {string} */
            captureMode?: "automatic" | "manual";
            itinerary?: {
                legs: {
                    from: string;
                    to: string;
                    /**
                     * Format: date
                     * @description calendar date
                     */
                    departsOn: string;
                    /**
                     * Format: date
                     * @description calendar date
                     */
                    arrivesOn: string;
                }[];
                stays?: {
                    place: string;
                    /**
                     * Format: date
                     * @description calendar date
                     */
                    checksInOn: string;
                    /**
                     * Format: date
                     * @description calendar date
                     */
                    checksOutOn: string;
                    rooms: number;
                }[];
                travelers: {
                    firstName: string;
                    lastName: string;
                    /**
                     * Format: date
                     * @description calendar date
                     */
                    bornOn: string;
                }[];
            };
            amends?: string;
        };
        Operation: {
            id: string;
            authorizationId: string;
            /** @enum {string} */
            kind: "capture" | "cancel" | "release" | "extension";
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            amountMinor: number;
            lines: {
                line: number;
                quantity: number;
            }[] | null;
            failure: components["schemas"]["OperationFailure"] | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @description instant, UTC */
            settledAt: string | null;
        };
        OperationFailure: {
            /** @enum {string} */
            kind: "capture" | "cancel" | "release" | "extension" | "refund" | "repayment" | "relief";
            /** @enum {string} */
            code: "amount_exceeds_authorized" | "amount_exceeds_captured" | "amount_exceeds_outstanding" | "amount_not_whole" | "authorization_expired" | "loan_cancelled" | "loan_captured" | "loan_not_active" | "paid_meanwhile" | "payoff_amount_changed" | "refund_window_closed" | "relief_lapsed" | "withdrawal_amount_changed" | "withdrawal_period_over" | "lender_policy";
            correlationId: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            at: string;
        };
        PaymentParts: {
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            orderMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            depositMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            balanceMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            financedMinor: number;
        };
        ProblemDetails: {
            type: string;
            title: string;
            status: number;
            detail?: string;
            instance?: string;
            /** @enum {string} */
            code: "malformed_json" | "input_invalid" | "idempotency_key_missing" | "idempotency_key_invalid" | "credentials_missing" | "credentials_invalid" | "session_expired" | "login_code_invalid" | "login_blocked" | "origin_not_allowed" | "permission_missing" | "test_mode_only" | "not_found" | "method_not_allowed" | "idempotency_request_running" | "service_request_open" | "credit_line_not_offered" | "credit_line_exists" | "credit_line_not_open" | "credit_line_in_use" | "credit_line_unavailable" | "relief_not_open" | "relief_changed" | "checkout_not_open" | "checkout_expired" | "checkout_reference_taken" | "checkout_application_pending" | "offer_expired" | "offer_withdrawn" | "disclosure_outdated" | "disclosure_not_confirmed" | "disclosure_reading_time_unmet" | "consent_missing" | "consent_used" | "authorization_not_open" | "authorization_expired" | "authorization_captured" | "authorization_not_captured" | "operation_pending" | "operation_refused" | "campaign_ended" | "offer_subsidy_ended" | "dispute_closed" | "dispute_deadline_passed" | "dispute_evidence_given" | "dispute_response_pending" | "key_not_active" | "key_last_active" | "login_taken" | "last_owner" | "webhook_endpoint_built_in" | "webhook_endpoint_disabled" | "identity_missing" | "identity_in_use" | "phone_missing" | "card_missing" | "card_in_use" | "autopay_open" | "autopay_changed" | "identity_other" | "identity_mismatch" | "identity_not_adult" | "card_mismatch" | "card_not_debit" | "verifier_unavailable" | "booking_answered" | "booking_not_financed" | "booking_not_confirmed" | "booking_unknown" | "checkout_not_amendable" | "loan_not_active" | "loan_not_settled" | "payoff_quote_expired" | "payoff_amount_changed" | "withdrawal_period_over" | "withdrawal_amount_changed" | "body_too_large" | "content_type_unsupported" | "idempotency_key_reused" | "terms_invalid" | "amounts_do_not_add_up" | "amount_out_of_range" | "amount_exceeds_authorized" | "amount_exceeds_captured" | "amount_disputed" | "amount_not_whole" | "amount_exceeds_due" | "amount_exceeds_outstanding" | "currency_mismatch" | "lines_exceed_order" | "currency_not_supported" | "campaign_without_lender" | "url_not_allowed" | "object_limit_reached" | "replay_too_large" | "rate_limited" | "internal_error" | "operation_unsupported" | "identity_unavailable" | "lender_figures_differ" | "lender_unavailable" | "server_overloaded";
            requestId: string;
            facts?: {
                [key: string]: string | number | boolean;
            };
            errors?: {
                pointer: string;
                message: string;
            }[];
        };
        ProductEligibility: {
            lenderId: string;
            lenderName: components["schemas"]["LocalText"];
            /** @enum {string} */
            licenceType: "bank" | "consumer_finance" | "micro_loan";
            productCode: string;
            productName: components["schemas"]["LocalText"];
            eligible: boolean;
            installmentCounts: number[];
            reasons: components["schemas"]["IneligibleReason"][];
        };
        Refund: {
            id: string;
            authorizationId: string;
            checkoutId: string;
            merchantReference: string;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            amountMinor: number;
            failure: components["schemas"]["OperationFailure"] | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @description instant, UTC */
            settledAt: string | null;
        };
        RefundEvent: {
            id: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @enum {string} */
            mode: "test" | "live";
            objectVersion: number;
            /** @enum {string} */
            type: "refund.created" | "refund.succeeded" | "refund.failed";
            data: {
                refundId: string;
                authorizationId: string;
                checkoutId: string;
                merchantReference: string;
                /** @enum {string} */
                status: "pending" | "succeeded" | "failed";
                /** @enum {string} */
                currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                amountMinor: number;
                failure: components["schemas"]["OperationFailure"] | null;
            };
        };
        RefundImpact: {
            authorizationId: string;
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            amountMinor: number;
            /** @enum {string} */
            basis: "lender" | "computed";
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            reducesPrincipalMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            toBorrowerMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            interestReturnedMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            feeReturnedMinor: number;
            installments: components["schemas"]["InstallmentChange"][];
            payment?: components["schemas"]["PaymentParts"];
        };
        Reversal: {
            /** @enum {string} */
            outcome: "succeeded" | "pending" | "partly" | "already_cancelled" | "already_expired";
            steps: ({
                /** @enum {string} */
                means: "void" | "release";
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                amountMinor: number;
                operation: components["schemas"]["Operation"];
            } | {
                /** @constant */
                means: "refund";
                /** @description minor units of the currency: 129900 is ¥1,299.00 */
                amountMinor: number;
                refund: components["schemas"]["Refund"];
            })[];
            authorization: components["schemas"]["Authorization"];
        };
        SubsidyDifference: {
            loanId: string;
            checkoutId: string;
            merchantReference: string;
            lenderName: components["schemas"]["LocalText"];
            /** @enum {string} */
            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            spentMinor: number;
            /** @description minor units of the currency: 129900 is ¥1,299.00 */
            chargedMinor: number;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            foundAt: string;
            /** @description instant, UTC */
            closedAt: string | null;
        };
        TestClock: {
            /**
             * Format: date-time
             * @description instant, UTC
             */
            nowAt: string;
            aheadSeconds: number;
        };
        TestEvent: {
            id: string;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @enum {string} */
            mode: "test" | "live";
            objectVersion: number;
            /** @constant */
            type: "webhook.test";
            data: {
                webhookEndpointId: string;
            };
        };
        WebhookDelivery: {
            id: string;
            eventId: string;
            eventType: components["schemas"]["EventType"];
            webhookEndpointId: string;
            url: string;
            /** @enum {string} */
            cause: "event" | "replay" | "test";
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attemptCount: number;
            /** @description instant, UTC */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @description instant, UTC */
            endedAt: string | null;
        };
        WebhookDeliveryLog: {
            id: string;
            eventId: string;
            eventType: components["schemas"]["EventType"];
            webhookEndpointId: string;
            url: string;
            /** @enum {string} */
            cause: "event" | "replay" | "test";
            /** @enum {string} */
            status: "pending" | "delivered" | "failed";
            attemptCount: number;
            /** @description instant, UTC */
            nextAttemptAt: string | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
            /** @description instant, UTC */
            endedAt: string | null;
            requestBody: string;
            attempts: components["schemas"]["DeliveryAttempt"][];
        };
        WebhookEndpoint: {
            id: string;
            /** @enum {string} */
            kind: "fixed" | "per_checkout";
            url: string | null;
            description: string;
            eventTypes: components["schemas"]["EventType"][] | null;
            /** @enum {string} */
            status: "enabled" | "disabled";
            disabledReason: ("by_merchant" | "gone") | null;
            /** @description instant, UTC */
            previousSecretExpiresAt: string | null;
            /**
             * Format: date-time
             * @description instant, UTC
             */
            createdAt: string;
        };
        WebhookEvent: components["schemas"]["CheckoutEvent"] | components["schemas"]["AuthorizationEvent"] | components["schemas"]["RefundEvent"] | components["schemas"]["DisputeEvent"] | components["schemas"]["CampaignEvent"] | components["schemas"]["BookingEvent"] | components["schemas"]["TestEvent"];
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCheckouts: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
                /** @example order-1001 */
                merchantReference?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Checkouts, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Checkout"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createCheckout: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "merchantReference": "order-1001",
                 *       "scenario": "goods",
                 *       "currency": "CNY",
                 *       "amountMinor": 129900,
                 *       "lines": [
                 *         {
                 *           "kind": "item",
                 *           "name": "双人帐篷",
                 *           "quantity": 1,
                 *           "unitAmountMinor": 134900,
                 *           "totalMinor": 134900
                 *         },
                 *         {
                 *           "kind": "discount",
                 *           "name": "会员优惠",
                 *           "quantity": 1,
                 *           "unitAmountMinor": 5000,
                 *           "totalMinor": 5000
                 *         }
                 *       ],
                 *       "returnUrl": "https://shop.example/orders/order-1001",
                 *       "notifyUrl": "https://shop.example/webhooks/miaoguo"
                 *     }
                 */
                "application/json": components["schemas"]["NewCheckout"];
            };
        };
        responses: {
            /** @description Open a checkout for an order */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description checkout_reference_taken: A live checkout with this merchant reference exists; checkout_not_amendable: Only an order of yours that is held or paid can be added to, in its own currency; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description amounts_do_not_add_up: The lines do not add up to the amount; amount_out_of_range: The amount is outside what can be financed; currency_not_supported: No lender lends in this currency; url_not_allowed: This address is not allowed; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewMerchantCheckout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example chk_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One checkout */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    cancelCheckout: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example chk_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Cancel a checkout; cancelling an expired or cancelled one succeeds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Checkout"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description checkout_not_open: The checkout is no longer open; checkout_application_pending: An application for this checkout is being confirmed; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    recordSupplierAnswer: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example chk_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "line": 0,
                 *       "answer": "confirmed",
                 *       "supplierReference": "PNR-8K2M4Q"
                 *     }
                 */
                "application/json": {
                    line: number;
                    /** @enum {string} */
                    answer: "confirmed" | "refused";
                    supplierReference: string;
                };
            };
        };
        responses: {
            /** @description Say what a supplier answered about a line: what is refused is released or refunded */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        booking: components["schemas"]["Booking"];
                        reversal: components["schemas"]["Reversal"] | null;
                        /** @description minor units of the currency: 129900 is ¥1,299.00 */
                        toTurnBackMinor: number;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description booking_answered: The supplier of this line has given another answer already; booking_not_financed: Nothing is held or drawn for this order; operation_pending: Another operation on this authorization or loan is being confirmed; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description booking_unknown: The line is none that waits for a supplier; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    allocateAmount: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currency": "CNY",
                 *       "amountMinor": 10000,
                 *       "lines": [
                 *         {
                 *           "reference": "tent",
                 *           "amountMinor": 134900
                 *         },
                 *         {
                 *           "reference": "stove",
                 *           "amountMinor": 25900
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                    /** @description minor units of the currency: 129900 is ¥1,299.00 */
                    amountMinor: number;
                    lines: {
                        reference: string;
                        /** @description minor units of the currency: 129900 is ¥1,299.00 */
                        amountMinor: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Spread a discount or a tax of an order over its lines, to the minor unit */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @enum {string} */
                        currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                        /** @description minor units of the currency: 129900 is ¥1,299.00 */
                        amountMinor: number;
                        lines: {
                            reference: string;
                            /** @description minor units of the currency: 129900 is ¥1,299.00 */
                            amountMinor: number;
                            /** @description minor units of the currency: 129900 is ¥1,299.00 */
                            allocatedMinor: number;
                        }[];
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewEligibility: {
        parameters: {
            query: {
                /** @example 129900 */
                amountMinor: number;
                /** @example CNY */
                currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                departsOn?: string;
                returnsOn?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which products may be shown for an amount today, and why the others may not */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Eligibility"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listAuthorizations: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
                /** @example authorized */
                status?: "authorized" | "partially_captured" | "captured" | "cancelled" | "expired";
                merchantReference?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is held or drawn for your orders, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Authorization"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewAuthorization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example aut_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One authorization */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    captureAuthorization: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example aut_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "lines": [
                 *         {
                 *           "line": 0,
                 *           "quantity": 1
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": {
                    /** @description minor units of the currency: 129900 is ¥1,299.00 */
                    amountMinor?: number;
                    lines?: {
                        line: number;
                        quantity: number;
                    }[];
                };
            };
        };
        responses: {
            /** @description Draw what is held: all of it, an amount, or lines of the order */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationChange"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description authorization_not_open: Nothing of the authorization is left to capture; authorization_expired: The authorization has expired; booking_not_confirmed: The supplier has not confirmed what is to be captured; operation_pending: Another operation on this authorization or loan is being confirmed; operation_refused: The lender refused the operation; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description amount_exceeds_authorized: The amount is more than is left to capture; amount_not_whole: The lender does this for the whole amount only; amounts_do_not_add_up: The lines do not add up to the amount; lines_exceed_order: A line is not in the order, or more of it than is left; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    releaseAuthorization: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example aut_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Give up what is held and not captured, after a first capture */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationChange"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description authorization_not_open: Nothing of the authorization is left to capture; authorization_not_captured: Nothing is captured yet; authorization_expired: The authorization has expired; operation_pending: Another operation on this authorization or loan is being confirmed; operation_refused: The lender refused the operation; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    cancelAuthorization: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example aut_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description End a hold of which nothing is captured; one that ended before succeeds and says so */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationChange"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description authorization_captured: Something is captured, which is refunded and not cancelled; operation_pending: Another operation on this authorization or loan is being confirmed; operation_refused: The lender refused the operation; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    extendAuthorization: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example aut_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Begin the life of a hold anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationChange"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description authorization_not_open: Nothing of the authorization is left to capture; authorization_expired: The authorization has expired; operation_pending: Another operation on this authorization or loan is being confirmed; operation_refused: The lender refused the operation; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description operation_unsupported: The lender does not offer this operation */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    reverseAuthorization: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example aut_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amountMinor": 5000
                 *     }
                 */
                "application/json": {
                    /** @description minor units of the currency: 129900 is ¥1,299.00 */
                    amountMinor?: number;
                };
            };
        };
        responses: {
            /** @description Turn money back by whatever means fit: void, release or refund; the answer says which */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reversal"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description operation_pending: Another operation on this authorization or loan is being confirmed; operation_refused: The lender refused the operation; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description amount_exceeds_captured: The amount is more than is captured and not refunded; amount_disputed: So much is not free: part of it is disputed; amount_not_whole: The lender does this for the whole amount only; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description operation_unsupported: The lender does not offer this operation */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    previewRefund: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example aut_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amountMinor": 30000
                 *     }
                 */
                "application/json": {
                    /** @description minor units of the currency: 129900 is ¥1,299.00 */
                    amountMinor?: number;
                };
            };
        };
        responses: {
            /** @description Which installments a refund would change, by how much, and what costs fall away */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundImpact"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description authorization_not_captured: Nothing is captured yet; operation_refused: The lender refused the operation; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description amount_exceeds_captured: The amount is more than is captured and not refunded; amount_disputed: So much is not free: part of it is disputed; amount_not_whole: The lender does this for the whole amount only; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description operation_unsupported: The lender does not offer this operation */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description lender_unavailable: The lender cannot be reached */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createRefund: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example aut_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "amountMinor": 30000
                 *     }
                 */
                "application/json": {
                    /** @description minor units of the currency: 129900 is ¥1,299.00 */
                    amountMinor?: number;
                };
            };
        };
        responses: {
            /** @description Give back what was captured, all of it or an amount */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description authorization_not_captured: Nothing is captured yet; operation_refused: The lender refused the operation; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description amount_exceeds_captured: The amount is more than is captured and not refunded; amount_disputed: So much is not free: part of it is disputed; amount_not_whole: The lender does this for the whole amount only; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description operation_unsupported: The lender does not offer this operation */
            501: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
                /** @example aut_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                authorizationId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Refunds, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Refund"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example rfd_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One refund */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Refund"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listDisputes: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
                /** @example opened */
                status?: "opened" | "evidence_submitted" | "won" | "lost" | "accepted" | "expired";
                merchantReference?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disputes of your orders, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Dispute"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewDispute: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example dsp_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One dispute, with what you said against it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    submitDisputeEvidence: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example dsp_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "explanation": "已于 11 月 24 日寄出，11 月 25 日由本人签收。",
                 *       "deliveredOn": "2026-11-25",
                 *       "carrier": "示范快递",
                 *       "trackingNumber": "SF0000000001",
                 *       "documents": [
                 *         {
                 *           "kind": "delivery_proof",
                 *           "name": "签收单",
                 *           "url": "https://shop.example/proofs/order-1001.pdf",
                 *           "digest": "sha256:9f86d081884c7d659f86d081884c7d659f86d081884c7d659f86d081884c7d65",
                 *           "bytes": 48213
                 *         }
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["DisputeEvidence"];
            };
        };
        responses: {
            /** @description Say why the amount is owed, once and before respondBy; the lender decides */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description dispute_closed: The dispute is decided already; dispute_deadline_passed: The time to answer the dispute has passed; dispute_evidence_given: Evidence was given already, and is given once; dispute_response_pending: An answer to this dispute is on its way to the lender; operation_refused: The lender refused the operation; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    acceptDispute: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example dsp_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Give the disputed amount back; it cannot be undone */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dispute"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description dispute_closed: The dispute is decided already; dispute_deadline_passed: The time to answer the dispute has passed; dispute_response_pending: An answer to this dispute is on its way to the lender; operation_refused: The lender refused the operation; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listCampaigns: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your campaigns and what of their budgets is left, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["Campaign"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createCampaign: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "name": "国庆免息",
                 *       "currency": "CNY",
                 *       "startsOn": "2026-12-01",
                 *       "endsOn": "2026-12-31",
                 *       "interestPpm": 1000000,
                 *       "feePpm": 0,
                 *       "budgetMinor": 5000000,
                 *       "orderMinMinor": 50000,
                 *       "installmentCounts": [
                 *         3,
                 *         6
                 *       ]
                 *     }
                 */
                "application/json": components["schemas"]["NewCampaign"];
            };
        };
        responses: {
            /** @description Pay a part of your shoppers’ costs: which part, when, for which orders, up to a budget */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description campaign_without_lender: No product of a lender can be subsidised like this; object_limit_reached: A merchant may have no more of these; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listCampaignProducts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The lenders and products a campaign may be for today */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["CampaignProduct"][];
                    };
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewCampaign: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example cmp_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One campaign */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listSubsidyDifferences: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
            };
            header?: never;
            path: {
                /** @example cmp_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Loans for which a lender charges another subsidy than their orders came to, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["SubsidyDifference"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    pauseCampaign: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example cmp_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Make no further offers with it; offers that are out are kept to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description campaign_ended: The campaign has ended; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    resumeCampaign: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example cmp_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Make offers with it again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description campaign_ended: The campaign has ended; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    endCampaign: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example cmp_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description End it for good; offers that are out are kept to */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Campaign"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where you are told, oldest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookEndpoint"][];
                    };
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "url": "https://shop.example/webhooks/miaoguo",
                 *       "description": "orders",
                 *       "eventTypes": [
                 *         "checkout.paid",
                 *         "checkout.expired"
                 *       ]
                 *     }
                 */
                "application/json": {
                    url: string;
                    description?: string;
                    eventTypes?: components["schemas"]["EventType"][] | null;
                };
            };
        };
        responses: {
            /** @description An address to be told at; the signing secret is shown in this answer alone */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedWebhookEndpoint"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description url_not_allowed: This address is not allowed; object_limit_reached: A merchant may have no more of these; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example whe_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One endpoint */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example whe_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "status": "disabled"
                 *     }
                 */
                "application/json": {
                    url?: string;
                    description?: string;
                    eventTypes?: components["schemas"]["EventType"][] | null;
                    /** @enum {string} */
                    status?: "enabled" | "disabled";
                };
            };
        };
        responses: {
            /** @description Change the fields that are sent; disabling ends what is on its way */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpoint"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description webhook_endpoint_built_in: The endpoint of notifyUrl has no address of its own and stays; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description url_not_allowed: This address is not allowed; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    deleteWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example whe_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Remove an endpoint; its delivery log stays */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        /** @constant */
                        deleted: true;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description webhook_endpoint_built_in: The endpoint of notifyUrl has no address of its own and stays; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example whe_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": {
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description A new signing secret; during the overlap deliveries carry a signature of each */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedWebhookEndpoint"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    testWebhookEndpoint: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example whe_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Send a webhook.test event there */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDelivery"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description webhook_endpoint_built_in: The endpoint of notifyUrl has no address of its own and stays; webhook_endpoint_disabled: The webhook endpoint is disabled; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listEvents: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
                /** @example checkout.paid */
                type?: components["schemas"]["EventType"];
                checkoutId?: string;
                authorizationId?: string;
                refundId?: string;
                disputeId?: string;
                campaignId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened, newest first, whether or not you could be told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookEvent"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example evt_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One event, as it is delivered */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEvent"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    replayEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example evt_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": {
                    webhookEndpointId?: string;
                };
            };
        };
        responses: {
            /** @description Deliver one event again, to one endpoint or to all that want its type */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        deliveries: components["schemas"]["WebhookDelivery"][];
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description webhook_endpoint_disabled: The webhook endpoint is disabled; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    replayEvents: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "fromAt": "2026-11-24T02:00:00.000Z",
                 *       "toAt": "2026-11-24T03:00:00.000Z",
                 *       "which": "failed"
                 *     }
                 */
                "application/json": {
                    /**
                     * Format: date-time
                     * @description instant, UTC
                     */
                    fromAt: string;
                    /**
                     * Format: date-time
                     * @description instant, UTC
                     */
                    toAt: string;
                    /** @enum {string} */
                    which: "failed" | "all";
                    eventTypes?: components["schemas"]["EventType"][];
                };
            };
        };
        responses: {
            /** @description Deliver the events of a time again, oldest first: those that failed, or all */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        eventCount: number;
                        deliveryCount: number;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description replay_too_large: Too many events to replay at once; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listWebhookDeliveries: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
                /** @example failed */
                status?: "pending" | "delivered" | "failed";
                webhookEndpointId?: string;
                eventId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Deliveries of the last 30 days, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["WebhookDelivery"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewWebhookDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example dlv_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One delivery with each attempt, what was sent and what came back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookDeliveryLog"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listApiKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The keys of this mode, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiKey"][];
                    };
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "secret",
                 *       "name": "warehouse"
                 *     }
                 */
                "application/json": {
                    /** @enum {string} */
                    kind: "secret" | "publishable";
                    name?: string;
                };
            };
        };
        responses: {
            /** @description A new key of this mode; its text is shown in this answer alone */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description object_limit_reached: A merchant may have no more of these; idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    rollApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example key_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "overlapHours": 24
                 *     }
                 */
                "application/json": {
                    overlapHours?: number;
                };
            };
        };
        responses: {
            /** @description Replace a key; the old one works on for the overlap */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedApiKey"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description key_not_active: The key is revoked or replaced already; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path: {
                /** @example key_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description End a key; ending it again changes nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiKey"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description key_last_active: The last secret key that works cannot be revoked; idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listApiRequests: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
                /** @example 422 */
                status?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Your server’s requests of the last 30 days, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: components["schemas"]["ApiRequest"][];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewTestClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The time as you have it in test mode */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClock"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description test_mode_only: This exists in test mode only */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    advanceTestClock: {
        parameters: {
            query?: never;
            header: {
                /** @description Fresh for each intent, the same for its retries. The same key and input replay the stored answer. */
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "seconds": 7200
                 *     }
                 */
                "application/json": {
                    seconds: number;
                };
            };
        };
        responses: {
            /** @description Move your time forward, for your checkouts alone; it never goes back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestClock"];
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form; malformed_json: The body is not valid JSON; idempotency_key_missing: The Idempotency-Key header is missing; idempotency_key_invalid: The Idempotency-Key is not 1 to 255 visible ASCII characters */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description test_mode_only: This exists in test mode only */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_request_running: The first request with this key is still running */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description body_too_large: The body is too large */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description content_type_unsupported: The content type must be application/json */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description idempotency_key_reused: This Idempotency-Key was used with another input */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    listSettlements: {
        parameters: {
            query?: {
                cursor?: string;
                /** @example 20 */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What lenders paid for each day, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        items: {
                            id: string;
                            lenderName: components["schemas"]["LocalText"];
                            /**
                             * Format: date
                             * @description calendar date
                             */
                            settledOn: string;
                            /**
                             * Format: date
                             * @description calendar date
                             */
                            payoutOn: string;
                            /** @enum {string} */
                            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                            /** @description minor units of the currency: 129900 is ¥1,299.00 */
                            grossMinor: number;
                            /** @description minor units of the currency: 129900 is ¥1,299.00 */
                            refundMinor: number;
                            /** @description minor units of the currency: 129900 is ¥1,299.00 */
                            disputeMinor: number;
                            /** @description minor units of the currency: 129900 is ¥1,299.00 */
                            subsidyMinor: number;
                            /** @description minor units of the currency: 129900 is ¥1,299.00 */
                            feeMinor: number;
                            /** @description minor units of the currency: 129900 is ¥1,299.00 */
                            adjustmentMinor: number;
                            /** @description minor units of the currency: 129900 is ¥1,299.00 */
                            netMinor: number;
                            lineCount: number;
                            /**
                             * Format: date-time
                             * @description instant, UTC
                             */
                            createdAt: string;
                        }[];
                        nextCursor: string | null;
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewSettlement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example stl_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One settlement with its lines */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        id: string;
                        lenderName: components["schemas"]["LocalText"];
                        /**
                         * Format: date
                         * @description calendar date
                         */
                        settledOn: string;
                        /**
                         * Format: date
                         * @description calendar date
                         */
                        payoutOn: string;
                        /** @enum {string} */
                        currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                        /** @description minor units of the currency: 129900 is ¥1,299.00 */
                        grossMinor: number;
                        /** @description minor units of the currency: 129900 is ¥1,299.00 */
                        refundMinor: number;
                        /** @description minor units of the currency: 129900 is ¥1,299.00 */
                        disputeMinor: number;
                        /** @description minor units of the currency: 129900 is ¥1,299.00 */
                        subsidyMinor: number;
                        /** @description minor units of the currency: 129900 is ¥1,299.00 */
                        feeMinor: number;
                        /** @description minor units of the currency: 129900 is ¥1,299.00 */
                        adjustmentMinor: number;
                        /** @description minor units of the currency: 129900 is ¥1,299.00 */
                        netMinor: number;
                        lineCount: number;
                        /**
                         * Format: date-time
                         * @description instant, UTC
                         */
                        createdAt: string;
                        lines: {
                            lineReference: string;
                            /** @enum {string} */
                            kind: "capture" | "refund" | "dispute" | "subsidy" | "fee" | "adjustment";
                            /** @enum {string} */
                            direction: "to_merchant" | "from_merchant";
                            /** @description minor units of the currency: 129900 is ¥1,299.00 */
                            amountMinor: number;
                            /** @enum {string} */
                            currency: "CNY" | "USD" | "EUR" | "GBP" | "JPY" | "KWD";
                            checkoutId: string;
                            merchantReference: string;
                            loanId: string;
                        }[];
                    };
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    viewSettlementFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example stl_0Vk3mC2xJ8Lq5TzNw7Rb4Hyd */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One settlement as CSV, amounts as decimals and in minor units; the file itself with Accept: text/csv */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        fileName: string;
                        csv: string;
                    };
                    "text/csv": string;
                };
            };
            /** @description input_invalid: A field is missing, unknown or of the wrong form */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description credentials_missing: Credentials are missing; credentials_invalid: Credentials are not valid */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description not_found: Nothing was found here */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description rate_limited: Too many requests */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
            /** @description internal_error: Something went wrong on our side */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["ProblemDetails"];
                };
            };
        };
    };
    checkoutEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The event’s id: the same in every delivery of it */
                "webhook-id": string;
                /** @description Seconds since 1970; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description v1,<base64 HMAC-SHA256 of id.timestamp.body>; during a rotation one for each secret, apart by a space */
                "webhook-signature": string;
                /** @description The delivery’s id: one event on its way to one endpoint */
                "webhook-delivery": string;
                /** @description Counts from 1 within a delivery */
                "webhook-attempt": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEvent"];
            };
        };
        responses: {
            /** @description Received */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
