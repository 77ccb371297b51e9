# 削除・取り消しの明細
receipt-removed = 削除しました: { $step } { $resource }
receipt-left = 残っています: { $step } { $resource }
receipt-left-why = 残っています: { $step } { $resource }。{ $why }
receipt-kept = ご指定により残しました: { $step } { $resource }
receipt-other = 名前は似ていますが、このウィザードが作成したものではないため残しました（料金が発生する場合があります）: { $step } { $resource }
cli-keep-logs = 接続ログのロググループを残します
cli-delete-logs = ウィザードが作成したロググループを、記録ごと削除します（既定）

refusal-other-account-title = { $name ->
    [none] この VPN は別の AWS アカウントにあります
   *[other] 「{ $name }」は別の AWS アカウントにあります
}
refusal-other-account-why = { $ids ->
    [none] 今の認証情報とは別のアカウントで作成されています。
   *[other] アカウント { $ids } で作成されていますが、今の認証情報は別のアカウントのものです。
}
refusal-other-account-do = そのアカウントの認証情報を使ってください。
