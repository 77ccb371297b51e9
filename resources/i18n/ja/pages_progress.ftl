# 「作成」のページ。

progress-heading = VPN を作成しています
progress-heading-stopping = 停止しています…
progress-heading-stopped = 停止しました
progress-heading-failed = 完了できませんでした
progress-heading-undoing = 元に戻しています
progress-heading-undone = すべて元に戻しました
progress-heading-left = 一部を元に戻せませんでした
progress-heading-done = VPN の準備ができました
progress-lead = ウィンドウを閉じても、あとから続きを行えます。時間の大半は AWS 側の処理です。
progress-lead-practice = 練習用の AWS も、短いながら処理に時間がかかります。
progress-lead-stopping = 進行中の呼び出しが終わるのを待っています。長くても { $seconds } 秒です。
progress-lead-stopped = 作成済みのものは残り、記録されています。いつでも続けられ、元に戻すこともできます。
progress-lead-undone = この作業で作ったものは AWS に残っていません。証明書はこのパソコンに残ります。
progress-lead-left = 次のものが残っています。理由はそれぞれの横にあります。

progress-bar = 進み具合
progress-count = { $total } 件中 { $done } 件
progress-remaining = { $minutes ->
    [0] 残り 1 分未満
   *[other] 残り約 { $minutes } 分
}
progress-stop = 停止
progress-retry = 再試行
progress-resume = 続ける
progress-undo = 元に戻す
progress-report = レポートを保存…
progress-report-title = レポートを保存
progress-report-kind = テキストファイル (*.txt)
progress-saved = 保存しました: { $path }
progress-undo-sure = この作業で AWS に作ったものをすべて削除します。実行するには、もう一度押してください。
progress-undo-really = すべて削除する
progress-left-row = { $step } { $resource }
progress-left-why = { $step } { $resource }: { $why }
progress-go-before = 「はじめる前に」のページへ
progress-go-account = 「アカウント」のページへ
progress-go-certificates = 「証明書」のページへ
progress-go-network = 「ネットワーク」のページへ
progress-go-addresses = 「アドレス」のページへ
problem-progress-unfinished = VPN の作成がまだ完了していません。
