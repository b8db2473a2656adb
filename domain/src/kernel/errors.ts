/** Closed list of error codes 错误码 with their HTTP status; clients may switch on them, so adding one is an API change. */
export const ERROR_STATUS = {
  invalid_input: 400,
  unauthenticated: 401,
  wrong_credentials: 401,
  second_factor_required: 401,
  forbidden: 403,
  csrf_rejected: 403,
  not_found: 404,
  method_not_allowed: 405,
  illegal_transition: 409,
  stale_version: 409,
  duplicate: 409,
  idempotency_mismatch: 409,
  gone: 410,
  payload_too_large: 413,
  unsupported_media: 415,
  rule_violated: 422,
  locked_out: 423,
  too_many_requests: 429,
  internal: 500,
  upstream_failed: 502,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof ERROR_STATUS;

/** What a person reads when an operation has nothing more exact to say. */
export const ERROR_MESSAGES: Record<ErrorCode, string> = {
  invalid_input: "填写的内容有误，请按提示修改后再提交",
  unauthenticated: "请先登录",
  wrong_credentials: "账号或密码不正确",
  second_factor_required: "请输入动态验证码",
  forbidden: "您没有办理此事项的权限",
  csrf_rejected: "页面已过期，请刷新后重试",
  not_found: "没有找到您要的内容",
  method_not_allowed: "不支持这种请求方式",
  illegal_transition: "当前状态下不能进行这一步操作",
  stale_version: "内容已被他人修改，请刷新后再保存",
  duplicate: "相同的记录已经存在",
  idempotency_mismatch: "同一请求编号对应了不同内容，请重新提交",
  gone: "该内容已失效",
  payload_too_large: "提交的内容过大",
  unsupported_media: "不支持这种文件格式",
  rule_violated: "不符合业务规则",
  locked_out: "尝试次数过多，账号已暂时锁定",
  too_many_requests: "操作太频繁，请稍后再试",
  internal: "系统出现问题，请稍后重试",
  upstream_failed: "外部服务暂时不可用，请稍后重试",
  unavailable: "服务正在启动或维护，请稍后重试",
};

/** One wrong field: its path in the input ("person.phone", "rows[3].code") and a Chinese sentence. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

export interface ErrorDetails {
  /** Chinese sentence that replaces the code's general one. */
  readonly message?: string;
  readonly fields?: readonly FieldError[];
  /** Seconds after which a retry may succeed. */
  readonly retryAfter?: number;
}

/** The only error that rules and operations throw; it knows nothing of HTTP. */
export class DomainError extends Error {
  readonly fields: readonly FieldError[];
  readonly retryAfter: number | undefined;

  constructor(
    readonly code: ErrorCode,
    details: ErrorDetails = {}
  ) {
    super(details.message ?? ERROR_MESSAGES[code]);
    this.name = "DomainError";
    this.fields = details.fields ?? [];
    this.retryAfter = details.retryAfter;
  }
}

/** Shorthand for one wrong field. */
export const invalidField = (path: string, message: string): DomainError =>
  new DomainError("invalid_input", { message, fields: [{ path, message }] });

/** The body of every error answer. */
export interface ErrorBody {
  readonly error: {
    readonly code: ErrorCode;
    readonly message: string;
    readonly fields: readonly FieldError[];
    readonly requestId: string;
    readonly retryAfter?: number;
  };
}
