// Made by scripts/generate.ts from spec/. Do not edit: change spec/ and run `npm run generate`.
export interface paths {
    "/api/v2#action=services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * List services
         * Every service this account may order, with its price and limits. The answer can hold thousands of rows and changes seldom: keep it for a while rather than asking before each order.
         */
        post: operations["listServices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2#action=add": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an order
         * Places an order and takes its price from the balance. Which fields it needs depends on the service's `type`:
         * pick the form whose title is that text.
         *
         * There is no idempotency key. When the answer is lost on the way, the order may exist and may have been
         * charged: do not send it again before you have looked, or it is bought twice.
         */
        post: operations["addOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2#action=status&order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order status
         * Where one order stands. For several orders in one call, use `getOrderStatuses`.
         */
        post: operations["getOrderStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2#action=status&orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Multiple orders status
         * Where up to 100 orders stand, in one call. An id that the panel does not know has its reason as its entry; the others are answered all the same.
         */
        post: operations["getOrderStatuses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2#action=refill&order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create refill
         * Asks the panel to top up one order from which units have dropped off. Works for services with `refill: true`. A second request can be answered differently from the first, so do not simply repeat it when an answer was lost: the refill may exist.
         */
        post: operations["createRefill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2#action=refill&orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create multiple refill
         * Asks for a refill of up to 100 orders in one call. An order that cannot be refilled has its reason as its entry; the others are refilled all the same.
         */
        post: operations["createRefills"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2#action=refill_status&refill": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get refill status
         * Where one refill stands. For several refills in one call, use `getRefillStatuses`.
         */
        post: operations["getRefillStatus"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2#action=refill_status&refills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get multiple refill status
         * Where up to 100 refills stand, in one call. A refill that the panel does not know has its reason as its entry.
         */
        post: operations["getRefillStatuses"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2#action=cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create cancel
         * Asks the panel to stop up to 100 orders that still run. Works for services with `cancel: true`; an order that cannot be stopped has its reason as its entry.
         */
        post: operations["cancelOrders"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v2#action=balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * User balance
         * What the account can still spend, and in which currency every price is.
         */
        post: operations["getBalance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Format: password
         * Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app.
         */
        ApiKey: string;
        /** Asks for the catalogue. */
        ListServicesRequest: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /**
             * Selects this operation.
             * @constant
             */
            action: "services";
        };
        /**
         * Selects this operation.
         * @constant
         */
        AddAction: "add";
        /** The service to order, as `service` in the list of services. */
        ServiceId: number;
        /** The address of the profile, post or page that is to receive the units. */
        Link: string;
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        Quantity: number;
        /** Drip-feed, how many times the quantity is delivered. The order costs this many times as much. */
        Runs: number;
        /** Drip-feed, minutes from one run to the next. */
        Interval: number;
        /**
         * Default
         * Followers, likes, views: a number of units to one link. With `runs` it becomes a drip-feed: the quantity is delivered that many times, one run every `interval` minutes, and the order costs `runs` times as much.
         */
        DefaultOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** Drip-feed, how many times the quantity is delivered. The order costs this many times as much. */
            runs?: components["schemas"]["Runs"];
            /** Drip-feed, minutes from one run to the next. */
            interval?: components["schemas"]["Interval"];
        };
        /**
         * Package
         * A fixed bundle to one link. The service says what is in it, and its rate is the price of the whole order.
         */
        PackageOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
        };
        /**
         * Format: lines
         * Search terms, one a line.
         */
        Keywords: string;
        /**
         * SEO
         * Visits from search results for the given keywords.
         */
        SeoOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** Search terms, one a line. */
            keywords: components["schemas"]["Keywords"];
        };
        /**
         * Format: lines
         * Comments, one a line. They are posted as they stand.
         */
        Comments: string;
        /**
         * Custom Comments
         * Comments in your words, one for each line. The number of lines is the quantity.
         */
        CustomCommentsOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Comments, one a line. They are posted as they stand. */
            comments: components["schemas"]["Comments"];
        };
        /**
         * Custom Comments Package
         * A fixed bundle of comments in your words. The service's rate is the price of the whole order.
         */
        CustomCommentsPackageOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Comments, one a line. They are posted as they stand. */
            comments: components["schemas"]["Comments"];
        };
        /**
         * Format: lines
         * Account names to mention, one a line.
         */
        Usernames: string;
        /**
         * Mentions
         * Mentions of the accounts given.
         */
        MentionsOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** Account names to mention, one a line. */
            usernames: components["schemas"]["Usernames"];
        };
        /**
         * Format: lines
         * Hashtags to add, one a line.
         */
        Hashtags: string;
        /**
         * Mentions with Hashtags
         * Mentions of the accounts given, together with hashtags.
         */
        MentionsWithHashtagsOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** Account names to mention, one a line. */
            usernames: components["schemas"]["Usernames"];
            /** Hashtags to add, one a line. */
            hashtags: components["schemas"]["Hashtags"];
        };
        /**
         * Mentions Custom List
         * Mentions of exactly the accounts listed. The number of lines is the quantity.
         */
        MentionsCustomListOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Account names to mention, one a line. */
            usernames: components["schemas"]["Usernames"];
        };
        /** The hashtag whose users are mentioned. */
        Hashtag: string;
        /**
         * Mentions Hashtag
         * Mentions of accounts that use a hashtag.
         */
        MentionsHashtagOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** The hashtag whose users are mentioned. */
            hashtag: components["schemas"]["Hashtag"];
        };
        /** The account whose followers are mentioned. */
        FollowedUsername: string;
        /**
         * Mentions User Followers
         * Mentions of the followers of one account.
         */
        MentionsUserFollowersOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** The account whose followers are mentioned. */
            username: components["schemas"]["FollowedUsername"];
        };
        /** The address (URL) of the post whose likers are mentioned. */
        Media: string;
        /**
         * Mentions Media Likers
         * Mentions of the accounts that liked one post.
         */
        MentionsMediaLikersOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** The address (URL) of the post whose likers are mentioned. */
            media: components["schemas"]["Media"];
        };
        /** The account that wrote the comment. */
        CommentOwner: string;
        /**
         * Comment Likes
         * Likes for the comment that one account left at the link.
         */
        CommentLikesOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** The account that wrote the comment. */
            username: components["schemas"]["CommentOwner"];
        };
        /**
         * Comment Replies
         * Replies, in your words, to the comment that one account left at the link. The number of lines is the quantity.
         */
        CommentRepliesOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** The account that wrote the comment. */
            username: components["schemas"]["CommentOwner"];
            /** Comments, one a line. They are posted as they stand. */
            comments: components["schemas"]["Comments"];
        };
        /** Which answer of the poll to vote for, counted from 1. */
        AnswerNumber: number;
        /**
         * Poll
         * Votes for one answer of a poll.
         */
        PollOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** Which answer of the poll to vote for, counted from 1. */
            answer_number: components["schemas"]["AnswerNumber"];
        };
        /**
         * Format: lines
         * Groups whose members are invited, one a line.
         */
        Groups: string;
        /**
         * Invites from Groups
         * Invitations to the members of the groups listed.
         */
        InvitesFromGroupsOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** Groups whose members are invited, one a line. */
            groups: components["schemas"]["Groups"];
        };
        /** The account whose new posts are served. */
        SubscribedUsername: string;
        /** The fewest units for each post. */
        PostMin: number;
        /** The most units for each post. */
        PostMax: number;
        /**
         * Minutes to wait after a post appears. Only these steps exist.
         * @enum {integer}
         */
        PostDelay: 0 | 5 | 10 | 15 | 20 | 30 | 40 | 50 | 60 | 90 | 120 | 150 | 180 | 210 | 240 | 270 | 300 | 360 | 420 | 480 | 540 | 600;
        /** How many new posts to serve before the order ends. Left out, there is no end. */
        NewPosts: number;
        /** How many posts that exist already to serve too. */
        OldPosts: number;
        /** The day on which the order ends, as day/month/year, for example `31/12/2027`. */
        ExpiryDate: string;
        /**
         * Subscriptions
         * A standing order for one account: every new post gets between `min` and `max` units, `delay` minutes after it appears. It has no link.
         */
        SubscriptionsOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The account whose new posts are served. */
            username: components["schemas"]["SubscribedUsername"];
            /** The fewest units for each post. */
            min: components["schemas"]["PostMin"];
            /** The most units for each post. */
            max: components["schemas"]["PostMax"];
            /** Minutes to wait after a post appears. Only these steps exist. */
            delay: components["schemas"]["PostDelay"];
            /** How many new posts to serve before the order ends. Left out, there is no end. */
            posts?: components["schemas"]["NewPosts"];
            /** How many posts that exist already to serve too. */
            old_posts?: components["schemas"]["OldPosts"];
            /** The day on which the order ends, as day/month/year, for example `31/12/2027`. */
            expiry?: components["schemas"]["ExpiryDate"];
        };
        /** The country the visits come from, written as the service's page asks for it. */
        Country: string;
        /**
         * What the visits are made with. 1: desktop, 2: Android, 3: iOS, 4: mixed mobile, 5: mobile and desktop.
         * @enum {integer}
         */
        Device: 1 | 2 | 3 | 4 | 5;
        /**
         * Where the visits seem to come from. 1: Google, with `google_keyword`; 2: a site of your own, with `referring_url`; 3: nowhere (blank referrer).
         * @enum {integer}
         */
        TrafficType: 1 | 2 | 3;
        /** The search term, when `type_of_traffic` is 1. */
        GoogleKeyword: string;
        /** The address (URL) of the referring page, when `type_of_traffic` is 2. */
        ReferringUrl: string;
        /**
         * Web Traffic
         * Visits to a site from one country. With `runs` it becomes a drip-feed, as for `Default`.
         */
        WebTrafficOrder: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /** Selects this operation. */
            action: components["schemas"]["AddAction"];
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** The address of the profile, post or page that is to receive the units. */
            link: components["schemas"]["Link"];
            /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
            quantity: components["schemas"]["Quantity"];
            /** The country the visits come from, written as the service's page asks for it. */
            country: components["schemas"]["Country"];
            /** What the visits are made with. 1: desktop, 2: Android, 3: iOS, 4: mixed mobile, 5: mobile and desktop. */
            device: components["schemas"]["Device"];
            /** Where the visits seem to come from. 1: Google, with `google_keyword`; 2: a site of your own, with `referring_url`; 3: nowhere (blank referrer). */
            type_of_traffic: components["schemas"]["TrafficType"];
            /** Drip-feed, how many times the quantity is delivered. The order costs this many times as much. */
            runs?: components["schemas"]["Runs"];
            /** Drip-feed, minutes from one run to the next. */
            interval?: components["schemas"]["Interval"];
            /** The search term, when `type_of_traffic` is 1. */
            google_keyword?: components["schemas"]["GoogleKeyword"];
            /** The address (URL) of the referring page, when `type_of_traffic` is 2. */
            referring_url?: components["schemas"]["ReferringUrl"];
        };
        /** An order. The type of the service decides which form applies; nothing that is sent names the form, so a body may fit more than one. */
        AddOrderRequest: components["schemas"]["DefaultOrder"] | components["schemas"]["PackageOrder"] | components["schemas"]["SeoOrder"] | components["schemas"]["CustomCommentsOrder"] | components["schemas"]["CustomCommentsPackageOrder"] | components["schemas"]["MentionsOrder"] | components["schemas"]["MentionsWithHashtagsOrder"] | components["schemas"]["MentionsCustomListOrder"] | components["schemas"]["MentionsHashtagOrder"] | components["schemas"]["MentionsUserFollowersOrder"] | components["schemas"]["MentionsMediaLikersOrder"] | components["schemas"]["CommentLikesOrder"] | components["schemas"]["CommentRepliesOrder"] | components["schemas"]["PollOrder"] | components["schemas"]["InvitesFromGroupsOrder"] | components["schemas"]["SubscriptionsOrder"] | components["schemas"]["WebTrafficOrder"];
        /** The number that `addOrder` answered with. */
        OrderId: number;
        /** Asks for one order. `order`, not `orders`, selects this operation. */
        GetOrderStatusRequest: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /**
             * Selects this operation, together with `order`.
             * @constant
             */
            action: "status";
            /** The number that `addOrder` answered with. */
            order: components["schemas"]["OrderId"];
        };
        /** 1 to 100 order ids, separated by commas, without spaces. A longer list is refused whole; an id that there is not, even 0, has its reason in the answer. */
        OrderIds: string;
        /** Asks for many orders. `orders`, not `order`, selects this operation. */
        GetOrderStatusesRequest: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /**
             * Selects this operation, together with `orders`.
             * @constant
             */
            action: "status";
            /** 1 to 100 order ids, separated by commas, without spaces. A longer list is refused whole; an id that there is not, even 0, has its reason in the answer. */
            orders: components["schemas"]["OrderIds"];
        };
        /** Asks for a refill of one order. `order`, not `orders`, selects this operation. */
        CreateRefillRequest: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /**
             * Selects this operation, together with `order`.
             * @constant
             */
            action: "refill";
            /** The number that `addOrder` answered with. */
            order: components["schemas"]["OrderId"];
        };
        /** Asks for a refill of many orders. `orders`, not `order`, selects this operation. */
        CreateRefillsRequest: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /**
             * Selects this operation, together with `orders`.
             * @constant
             */
            action: "refill";
            /** 1 to 100 order ids, separated by commas, without spaces. A longer list is refused whole; an id that there is not, even 0, has its reason in the answer. */
            orders: components["schemas"]["OrderIds"];
        };
        /** The number that `createRefill` or `createRefills` answered with. */
        RefillId: number;
        /** Asks for one refill. `refill`, not `refills`, selects this operation. */
        GetRefillStatusRequest: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /**
             * Selects this operation, together with `refill`.
             * @constant
             */
            action: "refill_status";
            /** The number that `createRefill` or `createRefills` answered with. */
            refill: components["schemas"]["RefillId"];
        };
        /** 1 to 100 refill ids, separated by commas, without spaces. A longer list is refused whole; an id that there is not, even 0, has its reason in the answer. */
        RefillIds: string;
        /** Asks for many refills. `refills`, not `refill`, selects this operation. */
        GetRefillStatusesRequest: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /**
             * Selects this operation, together with `refills`.
             * @constant
             */
            action: "refill_status";
            /** 1 to 100 refill ids, separated by commas, without spaces. A longer list is refused whole; an id that there is not, even 0, has its reason in the answer. */
            refills: components["schemas"]["RefillIds"];
        };
        /** Asks the panel to stop orders. */
        CancelOrdersRequest: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /**
             * Selects this operation.
             * @constant
             */
            action: "cancel";
            /** 1 to 100 order ids, separated by commas, without spaces. A longer list is refused whole; an id that there is not, even 0, has its reason in the answer. */
            orders: components["schemas"]["OrderIds"];
        };
        /** Asks for the balance. */
        GetBalanceRequest: {
            /** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
            key: components["schemas"]["ApiKey"];
            /**
             * Selects this operation.
             * @constant
             */
            action: "balance";
        };
        /** Decides which fields an order needs; each order form bears the type as its title. The type itself is not sent. A panel may add types of its own. */
        ServiceType: "Default" | "Package" | "SEO" | "Custom Comments" | "Custom Comments Package" | "Mentions" | "Mentions with Hashtags" | "Mentions Custom List" | "Mentions Hashtag" | "Mentions User Followers" | "Mentions Media Likers" | "Comment Likes" | "Comment Replies" | "Poll" | "Invites from Groups" | "Subscriptions" | "Web Traffic" | (string & {});
        /** An amount as decimal text, with a point and as many digits as it takes (`0.27819`, `0.08011655652`). It is text so that no digit is lost: do not turn it into a floating-point number. */
        Money: string;
        /** A whole number as text, because the panel writes it so. */
        Count: string;
        /** One line of the catalogue: something the panel delivers to a link, such as followers or comments. */
        Service: {
            /** The service to order, as `service` in the list of services. */
            service: components["schemas"]["ServiceId"];
            /** What people see in the panel. */
            name: string;
            /** Decides which fields an order needs; each order form bears the type as its title. The type itself is not sent. A panel may add types of its own. */
            type: components["schemas"]["ServiceType"];
            /** The heading under which the panel lists the service. */
            category: string;
            /** The price of 1,000 units, or of one order for the Package types, in the account's currency (see `getBalance`). This is the custom of such panels; the panel's page does not state it. */
            rate: components["schemas"]["Money"];
            /** The fewest units of one order. With drip-feed, of one run. By the same custom as `rate`. */
            min: components["schemas"]["Count"];
            /** The most units of one order. With drip-feed, of one run. By the same custom as `rate`. */
            max: components["schemas"]["Count"];
            /** Whether units that drop off later are topped up on request, with `createRefill`. */
            refill: boolean;
            /** Whether an order that still runs may be stopped, with `cancelOrders`. */
            cancel: boolean;
        };
        /** Every service that this account may order. */
        Services: components["schemas"]["Service"][];
        /** The order is placed, and its price is taken from the balance. */
        PlacedOrder: {
            /** The order's id. Keep it, everything else asks for it. */
            order: components["schemas"]["OrderId"];
        };
        /** `Pending`: accepted, waiting. `Processing`: being prepared. `In progress`: being delivered. `Completed`: delivered. `Partial`: ended before all was delivered. `Canceled`: stopped. The set is open: treat a status that you do not know as not final. */
        OrderState: "Pending" | "Processing" | "In progress" | "Completed" | "Partial" | "Canceled" | (string & {});
        /** The account's currency as an ISO 4217 code, such as `USD` or `KRW`. */
        Currency: string;
        /** Where one order stands. */
        OrderStatus: {
            /** What the order costs. By the custom of such panels, what a partial or cancelled order did not deliver is given back. */
            charge: components["schemas"]["Money"];
            /** The counter at the link (followers, views) when the order started. */
            start_count: components["schemas"]["Count"];
            /** `Pending`: accepted, waiting. `Processing`: being prepared. `In progress`: being delivered. `Completed`: delivered. `Partial`: ended before all was delivered. `Canceled`: stopped. The set is open: treat a status that you do not know as not final. */
            status: components["schemas"]["OrderState"];
            /** Units not delivered. While the order runs it goes down; for `Partial` and `Canceled` it is what will never come. */
            remains: components["schemas"]["Count"];
            /** The currency of `charge`. */
            currency: components["schemas"]["Currency"];
        };
        /** The panel said no and did nothing. It arrives with HTTP 200 like any other answer, so look for `error` before reading anything else. In the answer to a list, one item may be refused while the others succeed. */
        Refusal: {
            /** The reason, in the panel's own words. There is no closed list. Seen so far: `Incorrect request`, `Invalid API key`, `Incorrect service ID`, `Incorrect order ID`, `Bad link`, `Quantity less than minimal N`, `Quantity more than maximum N`, `Not enough funds on balance`, `You have active order with this link. Please wait until order being completed.`, `Refill is disabled for this service`, `Refill not found`, `Rate limit exceeded`; newer panels send codes such as `neworder.error.not_enough_funds`. */
            error: string;
        };
        /** A map from the id asked, as text, to its status or to the reason why there is none. One unknown id does not fail the others. */
        OrderStatuses: {
            [key: string]: components["schemas"]["OrderStatus"] | components["schemas"]["Refusal"];
        };
        /** The refill is on its way. */
        CreatedRefill: {
            /** The refill's id. Here it is text; in every list it is a number. */
            refill: string;
        };
        /** The id that was asked, so that its entry can be found. It need not exist, so it can be 0. */
        AskedId: number;
        /** What became of the wish to refill one order. */
        OrderRefill: {
            /** The id that was asked, so that its entry can be found. It need not exist, so it can be 0. */
            order: components["schemas"]["AskedId"];
            /** The refill's id, or the reason why there is none. */
            refill: components["schemas"]["RefillId"] | components["schemas"]["Refusal"];
        };
        /** One entry for each order asked. */
        CreatedRefills: components["schemas"]["OrderRefill"][];
        /** `Pending`: accepted, waiting. `In progress`: being delivered. `Completed`: topped up. `Rejected`: the panel will not. `Canceled`: stopped. `Error`: it failed. The set is open: treat a status that you do not know as not final. */
        RefillState: "Pending" | "In progress" | "Completed" | "Rejected" | "Canceled" | "Error" | (string & {});
        /** Where one refill stands. */
        RefillStatus: {
            /** `Pending`: accepted, waiting. `In progress`: being delivered. `Completed`: topped up. `Rejected`: the panel will not. `Canceled`: stopped. `Error`: it failed. The set is open: treat a status that you do not know as not final. */
            status: components["schemas"]["RefillState"];
        };
        /** Where one refill of the list stands. */
        RefillStatusEntry: {
            /** The id that was asked, so that its entry can be found. It need not exist, so it can be 0. */
            refill: components["schemas"]["AskedId"];
            /** The refill's status, or the reason why there is none. */
            status: components["schemas"]["RefillState"] | components["schemas"]["Refusal"];
        };
        /** One entry for each refill asked. */
        RefillStatuses: components["schemas"]["RefillStatusEntry"][];
        /** What became of the wish to stop one order. */
        Cancel: {
            /** The id that was asked, so that its entry can be found. It need not exist, so it can be 0. */
            order: components["schemas"]["AskedId"];
            /** A number (`1` on the panel's page) when the panel took the wish, or the reason why not. Taken is not stopped yet: the order's status tells when it is `Canceled`. */
            cancel: number | components["schemas"]["Refusal"];
        };
        /** One entry for each id asked. */
        Cancels: components["schemas"]["Cancel"][];
        /** What the account can still spend. */
        Balance: {
            /** The amount left. Orders that are placed are already taken off. */
            balance: components["schemas"]["Money"];
            /** The currency of the balance, and of every rate and charge of this account. */
            currency: components["schemas"]["Currency"];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
/** Your API key, from the account page of the panel. It is the only credential, it can spend the whole balance, and it travels in the body of every call: keep it on a server, never in a page or an app. */
export type ApiKey = components['schemas']['ApiKey'];
/** Asks for the catalogue. */
export type ListServicesRequest = components['schemas']['ListServicesRequest'];
/** Selects this operation. */
export type AddAction = components['schemas']['AddAction'];
/** The service to order, as `service` in the list of services. */
export type ServiceId = components['schemas']['ServiceId'];
/** The address of the profile, post or page that is to receive the units. */
export type Link = components['schemas']['Link'];
/** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
export type Quantity = components['schemas']['Quantity'];
/** Drip-feed, how many times the quantity is delivered. The order costs this many times as much. */
export type Runs = components['schemas']['Runs'];
/** Drip-feed, minutes from one run to the next. */
export type Interval = components['schemas']['Interval'];
/** Followers, likes, views: a number of units to one link. With `runs` it becomes a drip-feed: the quantity is delivered that many times, one run every `interval` minutes, and the order costs `runs` times as much. */
export type DefaultOrder = components['schemas']['DefaultOrder'];
/** A fixed bundle to one link. The service says what is in it, and its rate is the price of the whole order. */
export type PackageOrder = components['schemas']['PackageOrder'];
/** Search terms, one a line. */
export type Keywords = components['schemas']['Keywords'];
/** Visits from search results for the given keywords. */
export type SeoOrder = components['schemas']['SeoOrder'];
/** Comments, one a line. They are posted as they stand. */
export type Comments = components['schemas']['Comments'];
/** Comments in your words, one for each line. The number of lines is the quantity. */
export type CustomCommentsOrder = components['schemas']['CustomCommentsOrder'];
/** A fixed bundle of comments in your words. The service's rate is the price of the whole order. */
export type CustomCommentsPackageOrder = components['schemas']['CustomCommentsPackageOrder'];
/** Account names to mention, one a line. */
export type Usernames = components['schemas']['Usernames'];
/** Mentions of the accounts given. */
export type MentionsOrder = components['schemas']['MentionsOrder'];
/** Hashtags to add, one a line. */
export type Hashtags = components['schemas']['Hashtags'];
/** Mentions of the accounts given, together with hashtags. */
export type MentionsWithHashtagsOrder = components['schemas']['MentionsWithHashtagsOrder'];
/** Mentions of exactly the accounts listed. The number of lines is the quantity. */
export type MentionsCustomListOrder = components['schemas']['MentionsCustomListOrder'];
/** The hashtag whose users are mentioned. */
export type Hashtag = components['schemas']['Hashtag'];
/** Mentions of accounts that use a hashtag. */
export type MentionsHashtagOrder = components['schemas']['MentionsHashtagOrder'];
/** The account whose followers are mentioned. */
export type FollowedUsername = components['schemas']['FollowedUsername'];
/** Mentions of the followers of one account. */
export type MentionsUserFollowersOrder = components['schemas']['MentionsUserFollowersOrder'];
/** The address (URL) of the post whose likers are mentioned. */
export type Media = components['schemas']['Media'];
/** Mentions of the accounts that liked one post. */
export type MentionsMediaLikersOrder = components['schemas']['MentionsMediaLikersOrder'];
/** The account that wrote the comment. */
export type CommentOwner = components['schemas']['CommentOwner'];
/** Likes for the comment that one account left at the link. */
export type CommentLikesOrder = components['schemas']['CommentLikesOrder'];
/** Replies, in your words, to the comment that one account left at the link. The number of lines is the quantity. */
export type CommentRepliesOrder = components['schemas']['CommentRepliesOrder'];
/** Which answer of the poll to vote for, counted from 1. */
export type AnswerNumber = components['schemas']['AnswerNumber'];
/** Votes for one answer of a poll. */
export type PollOrder = components['schemas']['PollOrder'];
/** Groups whose members are invited, one a line. */
export type Groups = components['schemas']['Groups'];
/** Invitations to the members of the groups listed. */
export type InvitesFromGroupsOrder = components['schemas']['InvitesFromGroupsOrder'];
/** The account whose new posts are served. */
export type SubscribedUsername = components['schemas']['SubscribedUsername'];
/** The fewest units for each post. */
export type PostMin = components['schemas']['PostMin'];
/** The most units for each post. */
export type PostMax = components['schemas']['PostMax'];
/** Minutes to wait after a post appears. Only these steps exist. */
export type PostDelay = components['schemas']['PostDelay'];
/** How many new posts to serve before the order ends. Left out, there is no end. */
export type NewPosts = components['schemas']['NewPosts'];
/** How many posts that exist already to serve too. */
export type OldPosts = components['schemas']['OldPosts'];
/** The day on which the order ends, as day/month/year, for example `31/12/2027`. */
export type ExpiryDate = components['schemas']['ExpiryDate'];
/** A standing order for one account: every new post gets between `min` and `max` units, `delay` minutes after it appears. It has no link. */
export type SubscriptionsOrder = components['schemas']['SubscriptionsOrder'];
/** The country the visits come from, written as the service's page asks for it. */
export type Country = components['schemas']['Country'];
/** What the visits are made with. 1: desktop, 2: Android, 3: iOS, 4: mixed mobile, 5: mobile and desktop. */
export type Device = components['schemas']['Device'];
/** Where the visits seem to come from. 1: Google, with `google_keyword`; 2: a site of your own, with `referring_url`; 3: nowhere (blank referrer). */
export type TrafficType = components['schemas']['TrafficType'];
/** The search term, when `type_of_traffic` is 1. */
export type GoogleKeyword = components['schemas']['GoogleKeyword'];
/** The address (URL) of the referring page, when `type_of_traffic` is 2. */
export type ReferringUrl = components['schemas']['ReferringUrl'];
/** Visits to a site from one country. With `runs` it becomes a drip-feed, as for `Default`. */
export type WebTrafficOrder = components['schemas']['WebTrafficOrder'];
/** An order. The type of the service decides which form applies; nothing that is sent names the form, so a body may fit more than one. */
export type AddOrderRequest = components['schemas']['AddOrderRequest'];
/** The number that `addOrder` answered with. */
export type OrderId = components['schemas']['OrderId'];
/** Asks for one order. `order`, not `orders`, selects this operation. */
export type GetOrderStatusRequest = components['schemas']['GetOrderStatusRequest'];
/** 1 to 100 order ids, separated by commas, without spaces. A longer list is refused whole; an id that there is not, even 0, has its reason in the answer. */
export type OrderIds = components['schemas']['OrderIds'];
/** Asks for many orders. `orders`, not `order`, selects this operation. */
export type GetOrderStatusesRequest = components['schemas']['GetOrderStatusesRequest'];
/** Asks for a refill of one order. `order`, not `orders`, selects this operation. */
export type CreateRefillRequest = components['schemas']['CreateRefillRequest'];
/** Asks for a refill of many orders. `orders`, not `order`, selects this operation. */
export type CreateRefillsRequest = components['schemas']['CreateRefillsRequest'];
/** The number that `createRefill` or `createRefills` answered with. */
export type RefillId = components['schemas']['RefillId'];
/** Asks for one refill. `refill`, not `refills`, selects this operation. */
export type GetRefillStatusRequest = components['schemas']['GetRefillStatusRequest'];
/** 1 to 100 refill ids, separated by commas, without spaces. A longer list is refused whole; an id that there is not, even 0, has its reason in the answer. */
export type RefillIds = components['schemas']['RefillIds'];
/** Asks for many refills. `refills`, not `refill`, selects this operation. */
export type GetRefillStatusesRequest = components['schemas']['GetRefillStatusesRequest'];
/** Asks the panel to stop orders. */
export type CancelOrdersRequest = components['schemas']['CancelOrdersRequest'];
/** Asks for the balance. */
export type GetBalanceRequest = components['schemas']['GetBalanceRequest'];
/** Decides which fields an order needs; each order form bears the type as its title. The type itself is not sent. A panel may add types of its own. */
export type ServiceType = components['schemas']['ServiceType'];
/** An amount as decimal text, with a point and as many digits as it takes (`0.27819`, `0.08011655652`). It is text so that no digit is lost: do not turn it into a floating-point number. */
export type Money = components['schemas']['Money'];
/** A whole number as text, because the panel writes it so. */
export type Count = components['schemas']['Count'];
/** One line of the catalogue: something the panel delivers to a link, such as followers or comments. */
export type Service = components['schemas']['Service'];
/** Every service that this account may order. */
export type Services = components['schemas']['Services'];
/** The order is placed, and its price is taken from the balance. */
export type PlacedOrder = components['schemas']['PlacedOrder'];
/** `Pending`: accepted, waiting. `Processing`: being prepared. `In progress`: being delivered. `Completed`: delivered. `Partial`: ended before all was delivered. `Canceled`: stopped. The set is open: treat a status that you do not know as not final. */
export type OrderState = components['schemas']['OrderState'];
/** The account's currency as an ISO 4217 code, such as `USD` or `KRW`. */
export type Currency = components['schemas']['Currency'];
/** Where one order stands. */
export type OrderStatus = components['schemas']['OrderStatus'];
/** The panel said no and did nothing. It arrives with HTTP 200 like any other answer, so look for `error` before reading anything else. In the answer to a list, one item may be refused while the others succeed. */
export type Refusal = components['schemas']['Refusal'];
/** A map from the id asked, as text, to its status or to the reason why there is none. One unknown id does not fail the others. */
export type OrderStatuses = components['schemas']['OrderStatuses'];
/** The refill is on its way. */
export type CreatedRefill = components['schemas']['CreatedRefill'];
/** The id that was asked, so that its entry can be found. It need not exist, so it can be 0. */
export type AskedId = components['schemas']['AskedId'];
/** What became of the wish to refill one order. */
export type OrderRefill = components['schemas']['OrderRefill'];
/** One entry for each order asked. */
export type CreatedRefills = components['schemas']['CreatedRefills'];
/** `Pending`: accepted, waiting. `In progress`: being delivered. `Completed`: topped up. `Rejected`: the panel will not. `Canceled`: stopped. `Error`: it failed. The set is open: treat a status that you do not know as not final. */
export type RefillState = components['schemas']['RefillState'];
/** Where one refill stands. */
export type RefillStatus = components['schemas']['RefillStatus'];
/** Where one refill of the list stands. */
export type RefillStatusEntry = components['schemas']['RefillStatusEntry'];
/** One entry for each refill asked. */
export type RefillStatuses = components['schemas']['RefillStatuses'];
/** What became of the wish to stop one order. */
export type Cancel = components['schemas']['Cancel'];
/** One entry for each id asked. */
export type Cancels = components['schemas']['Cancels'];
/** What the account can still spend. */
export type Balance = components['schemas']['Balance'];
export type $defs = Record<string, never>;
export interface operations {
    listServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["ListServicesRequest"];
            };
        };
        responses: {
            /** The catalogue, or the reason the panel refused the call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Services"] | components["schemas"]["Refusal"];
                };
            };
        };
    };
    addOrder: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["AddOrderRequest"];
            };
        };
        responses: {
            /** The id of the new order, or the reason the panel refused it. Refused means not charged. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlacedOrder"] | components["schemas"]["Refusal"];
                };
            };
        };
    };
    getOrderStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["GetOrderStatusRequest"];
            };
        };
        responses: {
            /** The order's status, or the reason the panel refused the call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderStatus"] | components["schemas"]["Refusal"];
                };
            };
        };
    };
    getOrderStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["GetOrderStatusesRequest"];
            };
        };
        responses: {
            /** A status or a reason for each id, or the reason the panel refused the whole call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderStatuses"] | components["schemas"]["Refusal"];
                };
            };
        };
    };
    createRefill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["CreateRefillRequest"];
            };
        };
        responses: {
            /** The id of the refill, or the reason the panel refused it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedRefill"] | components["schemas"]["Refusal"];
                };
            };
        };
    };
    createRefills: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["CreateRefillsRequest"];
            };
        };
        responses: {
            /** A refill id or a reason for each order, or the reason the panel refused the whole call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedRefills"] | components["schemas"]["Refusal"];
                };
            };
        };
    };
    getRefillStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["GetRefillStatusRequest"];
            };
        };
        responses: {
            /** The refill's status, or the reason the panel refused the call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefillStatus"] | components["schemas"]["Refusal"];
                };
            };
        };
    };
    getRefillStatuses: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["GetRefillStatusesRequest"];
            };
        };
        responses: {
            /** A status or a reason for each refill, or the reason the panel refused the whole call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefillStatuses"] | components["schemas"]["Refusal"];
                };
            };
        };
    };
    cancelOrders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["CancelOrdersRequest"];
            };
        };
        responses: {
            /** What became of each order, or the reason the panel refused the whole call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Cancels"] | components["schemas"]["Refusal"];
                };
            };
        };
    };
    getBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["GetBalanceRequest"];
            };
        };
        responses: {
            /** The balance, or the reason the panel refused the call. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Balance"] | components["schemas"]["Refusal"];
                };
            };
        };
    };
}
