# 「完了」のページ。

done-heading = 完了しました。VPN を使えます
done-heading-answered = 完了しました。VPN は正常に動いています
done-heading-practice = 完了しました。これが全体の流れです
done-lead = { $region }の { $name }（エンドポイント { $endpoint }）
done-lead-practice = 練習用 AWS、{ $region }の { $name }（エンドポイント { $endpoint }）。課金はありません。

done-cost = 月額の目安
done-cost-yen = { $yen } 円
done-cost-words = 月額およそ { $yen } 円
done-cost-usd = 約 { $usd } USD（パソコン { $laptops } 台）
done-expires = 最初に切れる証明書
done-expires-days = あと { $days } 日
done-expires-on = { $date }: { $name }
done-expires-unknown = 不明
done-dates = 証明書の期限
done-date-row = { $name }: { $date } まで

done-record = 記録
done-record-why = 作成したものと ID、期限、費用、削除の方法をまとめています。印刷して保管できます。
done-writing = 記録を書き出しています…
done-open_record = 記録を開く
done-written = { $path }
done-folder = フォルダーを開く

done-next = 次にすること
done-keys = アクセスキーを削除するか、権限を絞る
done-keys-why = VPN の運用にはもう必要ありません。IAM で削除してください。保守に使い続ける場合は、必要な権限だけに絞ってください: cvpn-wizard policy --care
done-forget_keys = キーを消す
done-keys-forgotten = キー { $key } をこのパソコンから消しました。IAM でも削除してください。
done-keys-temporary = 一時的なキーは自動的に失効します
done-keys-temporary-why = AWS 側で削除するものはありません。このプログラムも、終了するまで保持するだけです。
done-keys-temporary-forgotten = キー { $key } をこのパソコンから消しました。
done-keys-console = IAM を開く
done-remove = すべて削除するには
done-remove-why = このウィンドウでは「VPN を管理する」→「管理する…」→「削除」。コマンドでは:
done-remove-command = cvpn-wizard remove { $name } --yes
done-copy = コピー
done-copied = コピーしました
