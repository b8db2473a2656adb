/**
 * Every act that is kept in the audit trail 审计事项, with the words by which people read it. An act that is not listed
 * cannot be recorded, so none reaches a reader as a bare code.
 */
export const AUDIT_ACT_LABELS = {
  "officer.created": "新增监管人员账号",
  "officer.updated": "修改监管人员资料或角色",
  "officer.disabled": "停用监管人员账号",
  "officer.enabled": "恢复监管人员账号",
  "officer.password_reset": "重置监管人员密码",
  "officer.password_changed": "修改自己的密码",
  "officer.second_factor_enabled": "开启动态验证码",
  "officer.second_factor_removed": "解除动态验证码",
  "officer.wechat_bound": "监管人员绑定微信",
  "officer.wechat_unbound": "解除监管人员绑定的微信",
  "station.updated": "修改市场监管所辖区",
  "session.signed_in": "监管人员登录",
  "session.revoked": "使登录设备退出",
  "pc_sign_in.approved": "扫码确认电脑端登录",
  "membership.granted": "登记单位人员",
  "membership.ended": "取消单位人员",
  "account.phone_given": "绑定手机号",
  "order.refund_requested": "店铺负责人申请退款",
  "account.phone_moved": "手机号改绑到新的微信号",
  "establishment.contact_revealed": "查看主体联系方式",
  "establishment.exported": "导出主体档案",
  "establishment.imported": "批量导入主体档案",
  "evidence.viewed": "查看投诉举报照片或视频",
  "evidence.capture_viewed": "查看拍摄时间和地点",
  "complaint.identity_revealed": "查看投诉举报人身份",
  "complaint.extension_decided": "审批延长核查期限",
  "complaint.file_printed": "打印含身份信息的案卷",
  "rectification.exported": "导出责令整改",
  "inspection.voided": "作废检查记录",
  "accident.recorded": "登记食品安全事故",
  "content.decided": "审核待发布的内容",
  "delivery.retried": "重新处理搁置的事件",
  "alarm.acknowledged": "确认警情",
} as const;

export type AuditAct = keyof typeof AUDIT_ACT_LABELS;
export const AUDIT_ACTS = Object.keys(AUDIT_ACT_LABELS) as AuditAct[];

/** Kinds of people and machines that act 操作者类别. */
export const AUDIT_ACTOR_KINDS = ["officer", "member", "system", "anonymous"] as const;
export type AuditActorKind = (typeof AUDIT_ACTOR_KINDS)[number];
export const AUDIT_ACTOR_KIND_LABELS: Record<AuditActorKind, string> = { officer: "监管人员", member: "微信用户", system: "系统", anonymous: "未登录" };
